package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainReport;
import dev.ascertain.report.PathExpiry;
import java.time.Duration;

/** Until when the path is good. */
final class ExpirySection {
  private ExpirySection() {}

  static void write(ChainReport report, Sheet sheet) {
    report.expiry().ifPresent(expiry -> write(expiry, report, sheet));
  }

  private static void write(PathExpiry expiry, ChainReport report, Sheet sheet) {
    sheet.heading("Expiry");
    Duration left = Duration.between(report.at(), expiry.first().notAfter());
    boolean over = left.isNegative();
    sheet.paragraph(
        2,
        over ? Tone.BAD : Tone.PLAIN,
        "The first to expire "
            + (over ? "was " : "is ")
            + named(expiry.first(), report)
            + (over ? ", " + Words.roughly(left) + " ago: " : ", in " + Words.roughly(left) + ": ")
            + Words.time(expiry.first().notAfter())
            + ".");
    expiry
        .next()
        .ifPresent(next ->
            sheet.paragraph(
                2,
                Tone.QUIET,
                "The next one is "
                    + named(next, report)
                    + ": "
                    + Words.time(next.notAfter())
                    + "."));
  }

  private static String named(PathExpiry.Expiry expiry, ChainReport report) {
    return expiry.certificate() + " \"" + report.graph().node(expiry.certificate()).name() + "\"";
  }
}

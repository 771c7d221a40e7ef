package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainReport;
import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationStatus;
import java.util.List;

/** What is known about the revocation of each certificate of the path. */
final class RevocationSection {
  private static final int WIDEST_NAME = 30;

  private RevocationSection() {}

  static void write(ChainReport report, Sheet sheet) {
    if (report.graph().nodes().isEmpty()) {
      return;
    }
    int columns =
        report.revocations().stream()
            .mapToInt(each -> Printable.width(sheet.printable(name(each, report))))
            .max()
            .orElse(0);
    columns = Math.min(columns, WIDEST_NAME);
    sheet.heading("Revocation");
    for (CertificateRevocation each : report.revocations()) {
      Outcome outcome = outcome(each.status());
      String name = sheet.cut(sheet.printable(name(each, report)), columns);
      sheet.paragraph(
          List.of(
              new Span(Marks.tone(outcome), "  " + Marks.of(outcome, sheet.look()) + " "),
              Span.plain(Printable.pad(name, columns) + "  ")),
          columns + 6,
          outcome == Outcome.FAILED ? Tone.BAD : Tone.QUIET,
          each.status().toString());
    }
  }

  private static String name(CertificateRevocation each, ChainReport report) {
    return each.certificate() + " " + report.graph().node(each.certificate()).name();
  }

  private static Outcome outcome(RevocationStatus status) {
    return switch (status) {
      case RevocationStatus.Good _ -> Outcome.PASSED;
      case RevocationStatus.Revoked _ -> Outcome.FAILED;
      case RevocationStatus.CouldNotTell _ -> Outcome.COULD_NOT_TELL;
    };
  }
}

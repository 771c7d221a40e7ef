package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainReport;
import dev.ascertain.verify.CertificationPath;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.StoreVerdict;
import java.util.List;

/** Who trusts the chain: a line per trust store. */
final class TrustSection {
  private static final int INDENT = 4;
  private static final int WIDEST_NAME = 34;

  private TrustSection() {}

  static void write(ChainReport report, Sheet sheet) {
    int columns =
        report.trust().stream()
            .mapToInt(verdict -> Printable.width(sheet.printable(verdict.store().toString())))
            .max()
            .orElse(0);
    sheet.heading("Trust", report.trust().size() > 1 ? "the verdict is by the first store" : "");
    for (StoreVerdict verdict : report.trust()) {
      write(verdict, Math.min(columns, WIDEST_NAME), report, sheet);
    }
  }

  private static void write(StoreVerdict verdict, int columns, ChainReport report, Sheet sheet) {
    Outcome outcome = verdict.trusted() ? Outcome.PASSED : Outcome.FAILED;
    String name = sheet.cut(sheet.printable(verdict.store().toString()), WIDEST_NAME);
    sheet.paragraph(
        List.of(
            new Span(Marks.tone(outcome), "  " + Marks.of(outcome, sheet.look()) + " "),
            Span.plain(Printable.pad(name, columns) + "  ")),
        INDENT + columns + 2,
        verdict.trusted() ? Tone.QUIET : Tone.BAD,
        verdict.trusted() ? by(verdict, report) : why(verdict));
  }

  private static String by(StoreVerdict verdict, ChainReport report) {
    return verdict
        .path()
        .map(CertificationPath::certificates)
        .map(path -> path.size() + " certificates to \"" + name(path.getLast(), report) + "\"")
        .orElse("trusted");
  }

  private static String why(StoreVerdict verdict) {
    return verdict
        .headline()
        .map(Finding::toString)
        .orElse("No path to one of its roots is known.");
  }

  /** The verification's index may be that of a further occurrence. */
  private static String name(int index, ChainReport report) {
    return report.graph().nodes().stream()
        .filter(node -> node.occurrences().stream().anyMatch(met -> met.index() == index))
        .findFirst()
        .orElseThrow()
        .name();
  }
}

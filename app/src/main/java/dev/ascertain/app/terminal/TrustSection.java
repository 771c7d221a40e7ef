package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainReport;
import dev.ascertain.verify.CertificationPath;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.StoreVerdict;
import java.util.List;
import java.util.function.IntFunction;

/** Who trusts the chain: a line per trust store. */
final class TrustSection {
  private static final int INDENT = 4;
  private static final int WIDEST_NAME = 34;

  private TrustSection() {}

  static void write(ChainReport report, Sheet sheet) {
    write(report.trust(), index -> name(index, report), sheet);
  }

  /**
   * Writes the section.
   *
   * @param names what to call the certificate of an index
   */
  static void write(List<StoreVerdict> trust, IntFunction<String> names, Sheet sheet) {
    int columns =
        trust.stream()
            .mapToInt(verdict -> Printable.width(sheet.printable(verdict.store().toString())))
            .max()
            .orElse(0);
    sheet.heading("Trust", trust.size() > 1 ? "the verdict is by the first store" : "");
    for (StoreVerdict verdict : trust) {
      write(verdict, Math.min(columns, WIDEST_NAME), names, sheet);
    }
  }

  private static void write(
      StoreVerdict verdict, int columns, IntFunction<String> names, Sheet sheet) {
    Outcome outcome = verdict.trusted() ? Outcome.PASSED : Outcome.FAILED;
    String name = sheet.cut(sheet.printable(verdict.store().toString()), WIDEST_NAME);
    sheet.paragraph(
        List.of(
            new Span(Marks.tone(outcome), "  " + Marks.of(outcome, sheet.look()) + " "),
            Span.plain(Printable.pad(name, columns) + "  ")),
        INDENT + columns + 2,
        verdict.trusted() ? Tone.QUIET : Tone.BAD,
        verdict.trusted() ? by(verdict, names) : why(verdict));
  }

  private static String by(StoreVerdict verdict, IntFunction<String> names) {
    return verdict
        .path()
        .map(CertificationPath::certificates)
        .map(path -> path.size() + " certificates to \"" + names.apply(path.getLast()) + "\"")
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

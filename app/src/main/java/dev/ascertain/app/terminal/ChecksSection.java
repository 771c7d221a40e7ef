package dev.ascertain.app.terminal;

import dev.ascertain.verify.CheckResult;
import dev.ascertain.verify.Outcome;
import java.util.List;

/** The five checks, each with its evidence. */
final class ChecksSection {
  private static final int NAME_COLUMNS = 12;

  private ChecksSection() {}

  static void write(List<CheckResult> checks, Sheet sheet) {
    sheet.heading("Checks");
    for (CheckResult result : checks) {
      Look look = sheet.look();
      sheet.paragraph(
          List.of(
              new Span(Marks.tone(result.outcome()), "  " + Marks.of(result.outcome(), look) + " "),
              Span.plain(Printable.pad(CheckNames.of(result.check()), NAME_COLUMNS))),
          NAME_COLUMNS + 4,
          result.outcome() == Outcome.FAILED ? Tone.BAD : Tone.QUIET,
          result.evidence());
    }
  }
}

package dev.ascertain.app.terminal;

import dev.ascertain.report.Report;
import dev.ascertain.verify.Check;
import dev.ascertain.verify.CheckResult;
import dev.ascertain.verify.Outcome;
import java.util.List;

/** The five checks, each with its evidence. */
final class ChecksSection {
  private static final int NAME_COLUMNS = 12;

  private ChecksSection() {}

  static void write(Report report, Sheet sheet) {
    // Without a certificate nothing could be checked, which is no news then.
    if (report.judgement().isEmpty()) {
      return;
    }
    sheet.heading("Checks");
    for (CheckResult result : report.checks()) {
      Look look = sheet.look();
      sheet.paragraph(
          List.of(
              new Span(Marks.tone(result.outcome()), "  " + Marks.of(result.outcome(), look) + " "),
              Span.plain(Printable.pad(name(result.check()), NAME_COLUMNS))),
          NAME_COLUMNS + 4,
          result.outcome() == Outcome.FAILED ? Tone.BAD : Tone.QUIET,
          result.evidence());
    }
  }

  private static String name(Check check) {
    return switch (check) {
      case NAME -> "Name";
      case DATES -> "Dates";
      case CHAIN -> "Chain";
      case KEY_PROOF -> "Key proof";
      case REVOCATION -> "Revocation";
    };
  }
}

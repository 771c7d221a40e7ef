package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainReport;
import dev.ascertain.report.Verdict;
import dev.ascertain.verify.ConformanceFinding;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.Severity;
import java.util.List;

/** The verdict in one line, then one line for each finding: for scripts and their logs. */
final class FindingsSection {
  private FindingsSection() {}

  static void write(ChainReport report, Sheet sheet) {
    boolean trusted = report.verdict().result() != Verdict.Result.FAILED;
    Look look = sheet.look();
    sheet.paragraph(
        List.of(
            trusted
                ? new Span(Tone.GOOD_STRONG, look.glyph("✓ ", "+ "))
                : new Span(Tone.BAD_STRONG, look.glyph("✗ ", "x "))),
        2,
        Tone.STRONG,
        report.verdict().sentence());
    for (Finding finding : report.findings()) {
      sheet.paragraph(
          List.of(
              new Span(
                  Marks.tone(finding.severity()), "  " + Marks.of(finding.severity(), look) + " ")),
          4,
          Tone.PLAIN,
          finding.id() + ": " + finding);
    }
    sheet.paragraph(2, Tone.QUIET, judgedBy(report));
  }

  /** Whoever wonders about a verdict asks first by which measure it is. */
  private static String judgedBy(ChainReport report) {
    return "Judged by the roots of "
        + report.trust().getFirst().store()
        + " and the rules of the profile "
        + report.profile().id()
        + ", as of "
        + report.at()
        + "."
        + (isOnlyOfRules(report) ? " As browsers judge: --profile browser." : "");
  }

  /** Whether nothing but what certificates may say stands in the way. */
  private static boolean isOnlyOfRules(ChainReport report) {
    List<Finding> errors =
        report.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
    return report.profile() == Profile.WEB_PKI
        && !errors.isEmpty()
        && errors.stream().allMatch(ConformanceFinding.class::isInstance);
  }
}

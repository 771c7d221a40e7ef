package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** The certificates ask for more work than anybody should do. */
final class TooMuchWorkRule {
  private TooMuchWorkRule() {}

  static Conclusion conclude(ChainFinding.TooMuchWork finding) {
    return FindingRule.about(Cause.TOO_MUCH_WORK, finding, "")
        .with("limit", new Value.Count(finding.limit()));
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** The path has more intermediates than the caller allows. */
final class PathTooDeepRule {
  private PathTooDeepRule() {}

  static Conclusion conclude(ChainFinding.PathTooDeep finding) {
    return FindingRule.about(Cause.PATH_TOO_DEEP, finding, "")
        .with("allowed", new Value.Count(finding.allowed()))
        .with("actual", new Value.Count(finding.actual()));
  }
}

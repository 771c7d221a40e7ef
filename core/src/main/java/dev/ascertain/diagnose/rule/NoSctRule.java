package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ConformanceFinding;

/** Too few good certificate timestamps. */
final class NoSctRule {
  private NoSctRule() {}

  static Conclusion conclude(ConformanceFinding.NoSct finding) {
    return FindingRule.about(Cause.NO_SCT, finding, "tbsCertificate.extensions")
        .with("good", new Value.Count(finding.good()))
        .with("needed", new Value.Count(finding.needed()))
        .with("detail", finding.detail());
  }
}

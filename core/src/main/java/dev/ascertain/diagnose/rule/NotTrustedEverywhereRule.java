package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.SentFinding;

/** Some trust stores lead to a root, others do not. */
final class NotTrustedEverywhereRule {
  private NotTrustedEverywhereRule() {}

  static Conclusion conclude(SentFinding.NotTrustedEverywhere finding) {
    return FindingRule.about(Cause.NOT_TRUSTED_EVERYWHERE, finding, "")
        .with("trusting", String.join(", ", finding.trusting()))
        .with("others", String.join(", ", finding.others()));
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ConformanceFinding;

/** A kind of key that the rules do not allow. */
final class ForbiddenKeyRule {
  private ForbiddenKeyRule() {}

  static Conclusion conclude(ConformanceFinding.ForbiddenKey finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.FORBIDDEN_KEY, finding, "tbsCertificate.subjectPublicKeyInfo", symptoms)
        .with("key", finding.key())
        .with("reason", finding.reason())
        .with(finding.severity());
  }
}

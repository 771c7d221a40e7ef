package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ConformanceFinding;

/** A key too short to be safe. */
final class WeakKeyRule {
  private WeakKeyRule() {}

  static Conclusion conclude(ConformanceFinding.WeakKey finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.WEAK_KEY, finding, "tbsCertificate.subjectPublicKeyInfo", symptoms)
        .with("key", finding.key())
        .with("at-least", new Value.Count(finding.atLeast()));
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ConformanceFinding;

/** A signature algorithm that can be forged. */
final class WeakSignatureRule {
  private WeakSignatureRule() {}

  static Conclusion conclude(ConformanceFinding.WeakSignature finding, Symptoms symptoms) {
    return FindingRule.about(Cause.WEAK_SIGNATURE, finding, "signatureAlgorithm", symptoms)
        .with("algorithm", finding.algorithm());
  }
}

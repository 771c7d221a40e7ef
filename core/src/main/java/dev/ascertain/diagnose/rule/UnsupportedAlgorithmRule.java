package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.Finding;

/** A signature that cannot be checked here. */
final class UnsupportedAlgorithmRule {
  private UnsupportedAlgorithmRule() {}

  static Conclusion conclude(Finding.UnsupportedAlgorithm finding, Symptoms symptoms) {
    return FindingRule.about(Cause.UNSUPPORTED_ALGORITHM, finding, "signatureAlgorithm", symptoms)
        .with("algorithm", finding.algorithm());
  }
}

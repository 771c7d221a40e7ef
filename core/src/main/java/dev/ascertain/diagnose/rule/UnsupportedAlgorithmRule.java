package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** A signature that cannot be checked here. */
final class UnsupportedAlgorithmRule {
  private UnsupportedAlgorithmRule() {}

  static Conclusion conclude(ChainFinding.UnsupportedAlgorithm finding, Symptoms symptoms) {
    return FindingRule.about(Cause.UNSUPPORTED_ALGORITHM, finding, "signatureAlgorithm", symptoms)
        .with("algorithm", finding.algorithm());
  }
}

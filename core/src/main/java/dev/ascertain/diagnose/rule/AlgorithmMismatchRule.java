package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** A certificate names two signature algorithms (RFC 5280 section 4.1.1.2). */
final class AlgorithmMismatchRule {
  private AlgorithmMismatchRule() {}

  static Conclusion conclude(ChainFinding.AlgorithmMismatch finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.ALGORITHM_MISMATCH, finding, "tbsCertificate.signature", symptoms)
        .with("inside", finding.inside())
        .with("outside", finding.outside());
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** A critical extension nobody here understands (RFC 5280 section 4.2). */
final class UnknownCriticalExtensionRule {
  private UnknownCriticalExtensionRule() {}

  static Conclusion conclude(ChainFinding.UnknownCriticalExtension finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.UNKNOWN_CRITICAL_EXTENSION, finding, "tbsCertificate.extensions", symptoms)
        .with("extension", finding.extension().toString());
  }
}

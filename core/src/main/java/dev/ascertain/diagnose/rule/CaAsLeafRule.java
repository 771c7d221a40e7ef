package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ConformanceFinding;

/** The server's own certificate is a CA's. */
final class CaAsLeafRule {
  private CaAsLeafRule() {}

  static Conclusion conclude(ConformanceFinding.CaAsLeaf finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.CA_AS_LEAF, finding, "tbsCertificate.extensions.basicConstraints", symptoms)
        .with(finding.severity());
  }
}

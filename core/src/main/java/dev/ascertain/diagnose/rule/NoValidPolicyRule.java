package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** The path is valid for none of the policies asked for. */
final class NoValidPolicyRule {
  private NoValidPolicyRule() {}

  static Conclusion conclude(ChainFinding.NoValidPolicy finding, Symptoms symptoms) {
    return FindingRule.about(
        Cause.NO_VALID_POLICY, finding, "tbsCertificate.extensions.certificatePolicies", symptoms);
  }
}

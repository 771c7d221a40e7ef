package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** A certificate issued another one without being a CA (RFC 5280 section 4.2.1.9). */
final class NotACaRule {
  private NotACaRule() {}

  static Conclusion conclude(ChainFinding.NotACa finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.NOT_A_CA, finding, "tbsCertificate.extensions.basicConstraints", symptoms)
        .with("issued", symptoms.nameOf(finding.issued()));
  }
}

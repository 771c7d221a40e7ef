package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.SentFinding;

/** A certificate has the right issuer name but another key: a near miss. */
final class IssuerKeyMismatchRule {
  private IssuerKeyMismatchRule() {}

  static Conclusion conclude(SentFinding.IssuerKeyMismatch finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.ISSUER_KEY_MISMATCH,
            finding,
            "tbsCertificate.extensions.authorityKeyIdentifier",
            symptoms)
        .with("candidate", symptoms.nameOf(finding.candidate()));
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** Nobody but itself vouches for the server's certificate. */
final class SelfSignedRule {
  private SelfSignedRule() {}

  static Conclusion conclude(ChainFinding.SelfSigned finding, Symptoms symptoms) {
    return FindingRule.about(Cause.SELF_SIGNED, finding, "tbsCertificate.issuer")
        .with(
            "subject",
            symptoms
                .certificate(finding.certificate())
                .map(certificate -> certificate.subject().toString())
                .orElse("unknown"));
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.RevocationFinding;

/** The certificate demands a staple (RFC 7633), and there is none. */
final class MissingStapleRule {
  private MissingStapleRule() {}

  static Conclusion conclude(RevocationFinding.MissingStaple finding) {
    return FindingRule.about(Cause.MISSING_STAPLE, finding, "tbsCertificate.extensions.tlsFeature");
  }
}

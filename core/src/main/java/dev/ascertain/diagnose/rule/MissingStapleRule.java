package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.Finding;

/** The certificate demands a staple (RFC 7633), and there is none. */
final class MissingStapleRule {
  private MissingStapleRule() {}

  static Conclusion conclude(Finding.MissingStaple finding) {
    return FindingRule.about(Cause.MISSING_STAPLE, finding, "tbsCertificate.extensions.tlsFeature");
  }
}

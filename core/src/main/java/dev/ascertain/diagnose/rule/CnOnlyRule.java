package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.IdentityFinding;

/** No subject alternative name: clients ignore the common name (RFC 9525 section 2). */
final class CnOnlyRule {
  private CnOnlyRule() {}

  static Conclusion conclude(IdentityFinding.CnOnly finding) {
    return FindingRule.about(Cause.CN_ONLY, finding, "tbsCertificate.subject")
        .with("common-name", finding.commonName())
        .with("wanted", finding.wanted().toString());
  }
}

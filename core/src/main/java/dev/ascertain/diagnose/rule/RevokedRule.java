package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.RevocationFinding;

/** The issuer withdrew the certificate. */
final class RevokedRule {
  private RevokedRule() {}

  static Conclusion conclude(RevocationFinding.Revoked finding, Symptoms symptoms) {
    return FindingRule.about(Cause.REVOKED, finding, "", symptoms)
        .with("when", new Value.Moment(finding.when(), symptoms.verification().orElseThrow().at()))
        .with("reason", finding.reason().orElse("not given"));
  }
}

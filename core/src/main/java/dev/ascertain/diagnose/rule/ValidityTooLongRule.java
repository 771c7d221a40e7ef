package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.DateFinding;
import java.time.Instant;

/** The certificate is valid for longer than public CAs may issue for. */
final class ValidityTooLongRule {
  private ValidityTooLongRule() {}

  static Conclusion conclude(DateFinding.ValidityTooLong finding, Symptoms symptoms) {
    return FindingRule.about(Cause.VALIDITY_TOO_LONG, finding, "tbsCertificate.validity", symptoms)
        .with("days", new Value.Count(finding.days()))
        .with("allowed", new Value.Count(finding.allowed()))
        .with("not-before", moment(finding.notBefore(), symptoms))
        .with(finding.severity());
  }

  private static Value.Moment moment(Instant time, Symptoms symptoms) {
    return new Value.Moment(time, symptoms.verification().orElseThrow().at());
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.DateFinding;
import java.time.Instant;

/** The server's certificate is past its last second. */
final class ExpiredRule {
  private ExpiredRule() {}

  static Conclusion conclude(DateFinding.Expired finding, Symptoms symptoms) {
    Instant notBefore =
        symptoms
            .certificate(finding.certificate())
            .map(certificate -> certificate.notBefore())
            .orElse(finding.notAfter());
    return FindingRule.about(Cause.EXPIRED, finding, "tbsCertificate.validity.notAfter")
        .with("not-after", new Value.Moment(finding.notAfter(), finding.at()))
        .with("not-before", new Value.Moment(notBefore, finding.at()));
  }
}

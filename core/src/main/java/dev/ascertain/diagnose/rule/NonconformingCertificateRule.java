package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ConformanceFinding;

/** The certificate breaks a rule about what certificates may say. */
final class NonconformingCertificateRule {
  private NonconformingCertificateRule() {}

  static Conclusion conclude(
      ConformanceFinding.NonconformingCertificate finding, Symptoms symptoms) {
    return FindingRule.about(Cause.NONCONFORMING_CERTIFICATE, finding, "", symptoms)
        .with("rule", finding.requirement().sentence())
        .with("reference", finding.requirement().source())
        .with("actual", finding.actual())
        .with(finding.severity());
  }
}

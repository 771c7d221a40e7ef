package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.SentFinding;

/** The server sent a certificate that no path needs. */
final class UnneededCertificateRule {
  private UnneededCertificateRule() {}

  static Conclusion conclude(SentFinding.UnneededCertificate finding, Symptoms symptoms) {
    return FindingRule.about(Cause.UNNEEDED_CERTIFICATE, finding, "", symptoms)
        .with("position", FindingRule.position(finding))
        .with("bytes", new Value.Count(finding.bytes()))
        .with("reason", finding.duplicate() ? "it was sent before" : "it is on no path to a root");
  }
}

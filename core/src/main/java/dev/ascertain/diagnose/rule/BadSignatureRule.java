package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** A signature does not verify under the key of the issuer it names. */
final class BadSignatureRule {
  private BadSignatureRule() {}

  static Conclusion conclude(ChainFinding.BadSignature finding, Symptoms symptoms) {
    return FindingRule.about(Cause.BAD_SIGNATURE, finding, "signatureValue", symptoms)
        .with("issuer", symptoms.nameOf(finding.issuer()));
  }
}

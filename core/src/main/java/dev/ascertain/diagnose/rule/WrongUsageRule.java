package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** A certificate is put to a use it is not for (RFC 5280 sections 4.2.1.3, 4.2.1.12). */
final class WrongUsageRule {
  private WrongUsageRule() {}

  static Conclusion conclude(ChainFinding.WrongUsage finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.WRONG_USAGE, finding, "tbsCertificate.extensions.extKeyUsage", symptoms)
        .with("required", finding.required())
        .with("stated", new Value.Names(finding.stated()));
  }
}

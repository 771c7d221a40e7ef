package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;
import java.time.Instant;

/** The certificate was issued after its root's last day of trust. */
final class DistrustedCaRule {
  private DistrustedCaRule() {}

  static Conclusion conclude(ChainFinding.DistrustedCa finding, Symptoms symptoms) {
    return FindingRule.about(Cause.DISTRUSTED_CA, finding, "tbsCertificate.validity.notBefore")
        .with("root", finding.root().shortName())
        .with("distrust-after", moment(finding.distrustAfter(), symptoms))
        .with("not-before", moment(finding.notBefore(), symptoms))
        .with("store", finding.store());
  }

  private static Value.Moment moment(Instant time, Symptoms symptoms) {
    return new Value.Moment(time, symptoms.verification().orElseThrow().at());
  }
}

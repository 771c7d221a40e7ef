package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.DateFinding;
import java.time.Instant;

/** A certificate that no valid path needs, but old clients follow, has expired. */
final class ExpiredCrossSignRule {
  private ExpiredCrossSignRule() {}

  static Conclusion conclude(DateFinding.ExpiredCrossSign finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.EXPIRED_CROSS_SIGN, finding, "tbsCertificate.validity.notAfter", symptoms)
        .with("position", FindingRule.position(finding))
        .with("not-after", moment(finding.notAfter(), symptoms));
  }

  private static Value.Moment moment(Instant time, Symptoms symptoms) {
    return new Value.Moment(time, symptoms.verification().orElseThrow().at());
  }
}

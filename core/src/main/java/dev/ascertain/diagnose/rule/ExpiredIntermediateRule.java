package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.DateFinding;

/** An intermediate certificate is past its last second. */
final class ExpiredIntermediateRule {
  private ExpiredIntermediateRule() {}

  static Conclusion conclude(DateFinding.ExpiredIntermediate finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.EXPIRED_INTERMEDIATE, finding, "tbsCertificate.validity.notAfter", symptoms)
        .with("position", FindingRule.position(finding))
        .with("not-after", new Value.Moment(finding.notAfter(), finding.at()));
  }
}

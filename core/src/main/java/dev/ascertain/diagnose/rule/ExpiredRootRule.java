package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.DateFinding;

/** A trusted root is past its last second, which only some clients mind. */
final class ExpiredRootRule {
  private ExpiredRootRule() {}

  static Conclusion conclude(DateFinding.ExpiredRoot finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.EXPIRED_ROOT, finding, "tbsCertificate.validity.notAfter", symptoms)
        .with("not-after", new Value.Moment(finding.notAfter(), finding.at()));
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.DateFinding;

/** A certificate is before its first second. */
final class NotYetValidRule {
  private NotYetValidRule() {}

  static Conclusion conclude(DateFinding.NotYetValid finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.NOT_YET_VALID, finding, "tbsCertificate.validity.notBefore", symptoms)
        .with("not-before", new Value.Moment(finding.notBefore(), finding.at()));
  }
}

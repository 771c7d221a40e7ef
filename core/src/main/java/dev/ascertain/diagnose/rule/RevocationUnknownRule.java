package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.RevocationFinding;

/** Revocation could not be found out, though that was asked for. */
final class RevocationUnknownRule {
  private RevocationUnknownRule() {}

  static Conclusion conclude(RevocationFinding.RevocationUnknown finding, Symptoms symptoms) {
    return FindingRule.about(Cause.REVOCATION_UNKNOWN, finding, "", symptoms)
        .with("why", finding.why());
  }
}

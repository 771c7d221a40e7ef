package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.RevocationFinding;

/** The server stapled an OCSP response that proves nothing. */
final class BadStapleRule {
  private BadStapleRule() {}

  static Conclusion conclude(RevocationFinding.BadStaple finding) {
    return FindingRule.about(Cause.BAD_STAPLE, finding, "").with("why", finding.why());
  }
}

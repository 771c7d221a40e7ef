package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** A name that a CA of the path may not issue for (RFC 5280 section 4.2.1.10). */
final class NameConstraintRule {
  private NameConstraintRule() {}

  static Conclusion conclude(ChainFinding.NameConstraint finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.NAME_CONSTRAINT, finding, "tbsCertificate.extensions.nameConstraints", symptoms)
        .with("ca", symptoms.nameOf(finding.constrainedBy()))
        .with("name", finding.name().toString())
        .with("relation", finding.excluded() ? "excludes" : "does not permit");
  }
}

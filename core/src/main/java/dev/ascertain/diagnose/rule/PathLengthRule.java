package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;

/** More CAs than a CA allows below it (RFC 5280 section 4.2.1.9). */
final class PathLengthRule {
  private PathLengthRule() {}

  static Conclusion conclude(ChainFinding.PathLength finding, Symptoms symptoms) {
    return FindingRule.about(
            Cause.PATH_LENGTH,
            finding,
            "tbsCertificate.extensions.basicConstraints.pathLenConstraint",
            symptoms)
        .with("allowed", new Value.Count(finding.allowed()))
        .with("actual", new Value.Count(finding.actual()));
  }
}

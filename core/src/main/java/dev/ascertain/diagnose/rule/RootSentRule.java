package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.SentFinding;

/** The server sent the root, which clients have or do not trust. */
final class RootSentRule {
  private RootSentRule() {}

  static Conclusion conclude(SentFinding.RootSent finding, Symptoms symptoms) {
    return FindingRule.about(Cause.ROOT_SENT, finding, "", symptoms)
        .with("position", FindingRule.position(finding))
        .with("bytes", new Value.Count(finding.bytes()));
  }
}

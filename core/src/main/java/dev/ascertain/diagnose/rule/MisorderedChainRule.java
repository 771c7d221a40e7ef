package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.SentFinding;

/** The certificates came in another order than from leaf to root (RFC 9846 section 4.5.1). */
final class MisorderedChainRule {
  private MisorderedChainRule() {}

  static Conclusion conclude(SentFinding.MisorderedChain finding) {
    return FindingRule.about(Cause.MISORDERED_CHAIN, finding, "")
        .with(
            "order",
            new Value.Names(
                finding.order().stream().map(index -> Integer.toString(index + 1)).toList()));
  }
}

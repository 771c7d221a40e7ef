package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;
import java.util.List;

/** The chain ends at a root that the trust store does not have. */
final class UnknownCaRule {
  private UnknownCaRule() {}

  static Conclusion conclude(ChainFinding.UnknownCa finding) {
    Conclusion conclusion =
        FindingRule.about(Cause.UNKNOWN_CA, finding, "tbsCertificate.issuer")
            .with("root", finding.root().shortName())
            .with("store", finding.store());
    return finding.rootSent() ? conclusion : unsure(conclusion, finding);
  }

  /** Without the CA's own certificate, only its name is known. */
  private static Conclusion unsure(Conclusion conclusion, ChainFinding.UnknownCa finding) {
    String root = "\"" + finding.root().shortName() + "\"";
    return conclusion
        .with(Confidence.LIKELY)
        .unless(
            List.of(
                new Candidate(
                    root + " is a root, which is not in the trust store.",
                    "The certificate of that name was issued by itself."),
                new Candidate(
                    root + " is an intermediate, which the server should have sent.",
                    "The certificate of that name was issued by another CA.")));
  }
}

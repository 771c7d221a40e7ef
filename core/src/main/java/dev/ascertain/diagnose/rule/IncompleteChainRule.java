package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.Verification;
import java.util.List;

/** The server left out an intermediate certificate. */
final class IncompleteChainRule {
  private IncompleteChainRule() {}

  static Conclusion conclude(ChainFinding.IncompleteChain finding, Symptoms symptoms) {
    Conclusion conclusion =
        FindingRule.about(Cause.INCOMPLETE_CHAIN, finding, "tbsCertificate.issuer", symptoms)
            .with("missing", finding.missing().shortName())
            .with("sent", new Value.Count(sent(symptoms)))
            .with("download", download(finding.caIssuers()));
    return finding.sure() ? conclusion : unsure(conclusion, finding);
  }

  private static Conclusion unsure(Conclusion conclusion, ChainFinding.IncompleteChain finding) {
    String missing = "\"" + finding.missing().shortName() + "\"";
    return conclusion
        .with(Confidence.LIKELY)
        .unless(
            List.of(
                new Candidate(
                    "The server should have sent the intermediate certificate " + missing + ".",
                    "The certificate of that name was issued by another CA."),
                new Candidate(
                    missing + " is itself a root, which is not in the trust store.",
                    "The certificate of that name was issued by itself.")));
  }

  private static long sent(Symptoms symptoms) {
    return symptoms.verification().map(Verification::certificates).orElse(List.of()).stream()
        .filter(judged -> judged.source() == JudgedCertificate.Source.SENT)
        .count();
  }

  private static String download(List<String> caIssuers) {
    return caIssuers.isEmpty()
        ? "The certificate does not say where it can be fetched; the CA's web site has it."
        : "The certificate says where it can be fetched: " + caIssuers.getFirst() + ".";
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.SentFinding;
import dev.ascertain.verify.Verification;
import java.util.List;

/** The server left out an intermediate certificate. */
final class IncompleteChainRule {
  private IncompleteChainRule() {}

  static Conclusion conclude(ChainFinding.IncompleteChain finding, Symptoms symptoms) {
    Conclusion conclusion =
        FindingRule.about(Cause.INCOMPLETE_CHAIN, finding, "tbsCertificate.issuer", symptoms)
            .with("missing", finding.missing().shortName())
            .with("failing", failing(finding, symptoms))
            .with("sent", new Value.Count(sent(symptoms)))
            .with("download", download(finding));
    return finding.sure() ? conclusion : unsure(conclusion, finding);
  }

  /** What is the matter, as far as it is known: after "The server …". */
  private static String failing(ChainFinding.IncompleteChain finding, Symptoms symptoms) {
    String missing = "\"" + finding.missing().shortName() + "\"";
    if (isSentWithAnotherKey(finding, symptoms)) {
      return "sends a wrong certificate of "
          + missing
          + ": its key did not sign "
          + symptoms.nameOf(finding.certificate());
    }
    return finding.sure()
        ? "sends an incomplete chain: the certificate " + missing + " is missing"
        : "sends an incomplete chain, or one of an unknown CA: "
            + missing
            + " is neither sent nor a trusted root";
  }

  /** Whether a certificate of that name was sent, but of another key. */
  private static boolean isSentWithAnotherKey(
      ChainFinding.IncompleteChain finding, Symptoms symptoms) {
    List<JudgedCertificate> all =
        symptoms.verification().map(Verification::certificates).orElse(List.of());
    return symptoms.findings().stream()
        .filter(SentFinding.IssuerKeyMismatch.class::isInstance)
        .map(SentFinding.IssuerKeyMismatch.class::cast)
        .anyMatch(miss ->
            miss.certificate() == finding.certificate()
                && all.get(miss.candidate()).source() == JudgedCertificate.Source.SENT);
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

  private static String download(ChainFinding.IncompleteChain finding) {
    if (!finding.caIssuers().isEmpty()) {
      return "The certificate says where it can be fetched: "
          + finding.caIssuers().getFirst()
          + ".";
    }
    return finding.sure()
        ? "The certificate does not say where it can be fetched; the CA's web site has it."
        : "If that is a CA of your own, and a root, nothing is missing: clients must be given its"
            + " certificate (here: --ca-file).";
  }
}

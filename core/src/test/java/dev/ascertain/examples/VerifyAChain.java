package dev.ascertain.examples;

// [verify-a-chain]
import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.CheckResult;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import java.time.Instant;
import java.util.List;

/** Verifies certificates that another program has: no handshake, no network, no clock. */
public final class VerifyAChain {
  private VerifyAChain() {}

  /**
   * What is to be said about a chain, a line each.
   *
   * @param chain the certificates in the order sent, DER, the server's own first
   * @param host the name the server is known by
   * @param roots PEM or DER
   * @param at the time of judgement
   */
  public static List<String> explain(List<byte[]> chain, String host, byte[] roots, Instant at)
      throws TrustStore.UnusableTrustStoreException {
    TrustStore store = TrustStore.fromPem("our roots", roots);
    VerificationRequest request =
        VerificationRequest.of(
            chain, ReferenceIdentifier.parse(host), at, Measure.of(store).with(Profile.WEB_PKI));

    Verification verification = Verifier.verify(request, Crypto.fastest());

    if (verification.trusted()) {
      return verification.checks().stream().map(CheckResult::evidence).toList();
    }
    return verification.findings().stream().map(VerifyAChain::line).toList();
  }

  /** For example {@code expired (ERROR): The certificate expired at 2026-03-01T00:00:00Z …}. */
  private static String line(Finding finding) {
    return finding.id() + " (" + finding.severity() + "): " + finding;
  }
}
// [end]

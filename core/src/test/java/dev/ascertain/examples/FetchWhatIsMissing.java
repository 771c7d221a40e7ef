package dev.ascertain.examples;

// [fetch-what-is-missing]
import dev.ascertain.Ascertain;
import dev.ascertain.Environment;
import dev.ascertain.Options;
import dev.ascertain.Verified;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.net.FetchLimits;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.VerificationRequest;
import java.util.List;
import java.util.Optional;

/** Verifies certificates, and fetches issuers, OCSP responses and CRLs as far as they matter. */
public final class FetchWhatIsMissing {
  private FetchWhatIsMissing() {}

  /** What is known about the revocation of the first certificate, in a sentence. */
  public static String revocation(List<byte[]> chain, byte[] roots)
      throws TrustStore.UnusableTrustStoreException {
    Environment environment = Ascertain.environment(KeyLog.none());
    TrustStore store = TrustStore.fromPem("our roots", roots);
    VerificationRequest request =
        Options.Judgement.DEFAULT
            .withStores(List.of(store))
            .request(
                chain,
                Optional.empty(), // any name will do
                environment.wallClock().get(),
                environment.bundledTrust());

    Verified verified = Ascertain.verify(request, Optional.of(FetchLimits.BRIEF), environment);

    return verified.verification().revocation().toString();
  }
}
// [end]

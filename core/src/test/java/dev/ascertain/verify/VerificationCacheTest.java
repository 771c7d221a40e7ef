package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

class VerificationCacheTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted INTERMEDIATE = Mint.ca("Intermediate").by(ROOT).mint();
  private static final Minted LEAF = Mint.server("www.example.com").by(INTERMEDIATE).mint();

  private final VerificationCache cache = new VerificationCache(100);

  private static VerificationRequest request(Profile profile, Minted... sent) {
    return VerificationRequest.of(
        Arrays.stream(sent).map(Minted::der).toList(),
        ReferenceIdentifier.parse("www.example.com"),
        AT,
        Measure.of(TrustStore.of("Test", List.of(ROOT.certificate()))).with(profile));
  }

  private Verification cached(VerificationRequest request) {
    return Verifier.verify(request, CRYPTO, cache);
  }

  @Test
  void aSecondVerificationSaysTheSame() {
    VerificationRequest request = request(Profile.BROWSER, LEAF, INTERMEDIATE);
    Verification first = cached(request);

    assertThat(cached(request).checks()).isEqualTo(first.checks());
    assertThat(first.checks()).isEqualTo(Verifier.verify(request, CRYPTO).checks());
    assertThat(cache.size()).isEqualTo(2);
  }

  @Test
  void anAlteredCertificateIsAnother() {
    cached(request(Profile.BROWSER, LEAF, INTERMEDIATE));
    byte[] altered = LEAF.der();
    altered[altered.length - 1] ^= 1;
    VerificationRequest request =
        VerificationRequest.of(
            List.of(altered, INTERMEDIATE.der()),
            ReferenceIdentifier.parse("www.example.com"),
            AT,
            TrustStore.of("Test", List.of(ROOT.certificate())));

    assertThat(cached(request).trusted()).isFalse();
    assertThat(cached(request).headline()).isEqualTo(Verifier.verify(request, CRYPTO).headline());
  }

  @Test
  void whatOneProfileAcceptsAnotherStillRefuses() {
    // BasicConstraints that are not critical: PKITS has such certificates, the Web PKI forbids
    // them.
    Minted lax =
        Mint.ca("Lax")
            .extension(Extension.basicConstraints, false, new BasicConstraints(true))
            .by(ROOT)
            .mint();
    Minted leaf = Mint.server("www.example.com").by(lax).mint();

    for (Profile profile : Profile.values()) {
      VerificationRequest request = request(profile, leaf, lax);
      List<Finding> expected = Verifier.verify(request, CRYPTO).findings();

      assertThat(cached(request).findings()).as("%s", profile).isEqualTo(expected);
      assertThat(cached(request).findings()).as("%s, again", profile).isEqualTo(expected);
    }
  }

  @Test
  void ofMoreEntriesThanFitTheOldestGo() {
    VerificationCache small = new VerificationCache(1);
    Verifier.verify(request(Profile.BROWSER, LEAF, INTERMEDIATE), CRYPTO, small);

    assertThat(small.size()).isEqualTo(1);
    assertThatThrownBy(() -> new VerificationCache(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}

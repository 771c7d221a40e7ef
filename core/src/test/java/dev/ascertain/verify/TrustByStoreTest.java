package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a chain by several stores, and by one that limits its trust. */
class TrustByStoreTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final String HOST = "www.example.com";
  private static final Minted OLD_ROOT = Mint.ca("Old Root").mint();
  private static final Minted NEW_ROOT = Mint.ca("New Root").mint();
  private static final Minted CROSS = Mint.ca("New Root").key(NEW_ROOT.key()).by(OLD_ROOT).mint();
  private static final Minted INTERMEDIATE = Mint.ca("Intermediate").by(NEW_ROOT).mint();
  private static final Minted LEAF = Mint.server(HOST).by(INTERMEDIATE).mint();

  private static TrustStore store(String name, Minted... roots) {
    return TrustStore.of(name, Arrays.stream(roots).map(Minted::certificate).toList());
  }

  private static TrustStore limited(TrustLimits limits) {
    Certificate root = NEW_ROOT.certificate();
    TrustRoot entry = new TrustRoot(root);
    return TrustStore.bundled(
        "limited",
        "Limited",
        "source",
        LocalDate.of(2026, 6, 1),
        "MPL-2.0",
        List.of(entry),
        Map.of(entry, limits));
  }

  private static Verification verify(List<TrustStore> stores, Minted... sent) {
    return Verifier.verify(
        VerificationRequest.of(
            Arrays.stream(sent).map(Minted::der).toList(),
            ReferenceIdentifier.parse(HOST),
            AT,
            Measure.of(stores.getFirst()).with(stores)),
        CRYPTO);
  }

  private static List<String> ids(Verification verification) {
    return verification.findings().stream()
        .filter(finding -> !(finding instanceof ConformanceFinding))
        .map(Finding::id)
        .toList();
  }

  @Test
  void everyStoreHasItsVerdict() {
    Verification judged =
        verify(
            List.of(
                store("New", NEW_ROOT), store("Old", OLD_ROOT), store("Both", OLD_ROOT, NEW_ROOT)),
            LEAF,
            INTERMEDIATE);

    assertThat(judged.trust().stream().map(StoreVerdict::trusted))
        .containsExactly(true, false, true);
    assertThat(judged.trust().get(0).path()).isEqualTo(judged.bestPath());
    assertThat(judged.trust().get(1).path()).isEmpty();
    assertThat(judged.trust().get(1).headline().map(Finding::id)).contains("unknown-ca");
    assertThat(judged.findings())
        .containsExactly(
            new SentFinding.NotTrustedEverywhere(0, List.of("New", "Both"), List.of("Old")));
    assertThat(judged.trusted()).isTrue();
  }

  @Test
  void theVerdictIsByTheFirstStore() {
    Verification judged =
        verify(List.of(store("Old", OLD_ROOT), store("New", NEW_ROOT)), LEAF, INTERMEDIATE);

    assertThat(judged.trusted()).isFalse();
    assertThat(ids(judged)).containsExactly("unknown-ca", "not-trusted-everywhere");
  }

  @Test
  void aCrossSignLeadsEachStoreToItsOwnRoot() {
    Verification judged =
        verify(List.of(store("New", NEW_ROOT), store("Old", OLD_ROOT)), LEAF, INTERMEDIATE, CROSS);

    assertThat(judged.trust()).allMatch(StoreVerdict::trusted);
    assertThat(judged.trust().get(0).path().orElseThrow().certificates()).containsExactly(0, 1, 3);
    assertThat(judged.trust().get(1).path().orElseThrow().certificates())
        .containsExactly(0, 1, 2, 4);
    assertThat(ids(judged)).containsExactly("unneeded-certificate");
  }

  @Test
  void aRootOfOneStoreIsNoAnchorOfAnother() {
    Verification judged =
        verify(List.of(store("New", NEW_ROOT), store("None")), LEAF, INTERMEDIATE);

    assertThat(judged.trust().get(1).path()).isEmpty();
  }

  @Test
  void withoutACertificateNoStoreTrusts() {
    Verification none = verify(List.of(store("New", NEW_ROOT), store("Old", OLD_ROOT)));

    assertThat(none.trust()).hasSize(2).noneMatch(StoreVerdict::trusted);
    assertThat(none.trust().getFirst().headline().map(Finding::id)).contains("no-certificate");
  }

  @Test
  void aStoreMayTrustARootOnlyForWhatItIssuedUntilADay() {
    Instant notBefore = Mint.NOT_BEFORE;

    assertThat(ids(verify(List.of(limited(issuedUntil(notBefore))), LEAF, INTERMEDIATE))).isEmpty();
    assertThat(
            verify(List.of(limited(issuedUntil(notBefore.minusSeconds(1)))), LEAF, INTERMEDIATE)
                .findings())
        .contains(
            new ChainFinding.DistrustedCa(
                0,
                NEW_ROOT.certificate().subject(),
                notBefore.minusSeconds(1),
                notBefore,
                "Limited (2026-06-01)"));
  }

  @Test
  void withoutTimestampsACertificateIsTakenToBeLoggedWhenItWasIssued() {
    TrustLimits early =
        new TrustLimits(
            Optional.empty(),
            Optional.of(Mint.NOT_BEFORE.minusSeconds(1)),
            Optional.empty(),
            List.of());

    assertThat(ids(verify(List.of(limited(early)), LEAF, INTERMEDIATE)))
        .containsExactly("distrusted-ca");
  }

  @Test
  void aStoreMayCeaseToTrustARootAltogether() {
    TrustLimits ended =
        new TrustLimits(
            Optional.empty(), Optional.empty(), Optional.of(AT.minusSeconds(1)), List.of());

    assertThat(ids(verify(List.of(limited(ended)), LEAF, INTERMEDIATE)))
        .containsExactly("unknown-ca");
  }

  @Test
  void aStoreMayTrustARootOnlyForSomeNames() {
    assertThat(ids(verify(List.of(limited(permitting("example.com"))), LEAF, INTERMEDIATE)))
        .isEmpty();
    assertThat(ids(verify(List.of(limited(permitting("example.org"))), LEAF, INTERMEDIATE)))
        .containsExactly("name-constraint");
  }

  private static TrustLimits issuedUntil(Instant last) {
    return new TrustLimits(Optional.of(last), Optional.empty(), Optional.empty(), List.of());
  }

  private static TrustLimits permitting(String name) {
    return new TrustLimits(Optional.empty(), Optional.empty(), Optional.empty(), List.of(name));
  }
}

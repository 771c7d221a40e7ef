package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustStoresTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final String ISRG_ROOT_X1 =
      "96bcec06264976f37460779acf28c5a7cfe8a3c0aae11a8ffcee05c0bddf08c6";

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TrustStoresTest.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  static TrustStores bundled() throws IOException, ViolationException {
    List<byte[]> files = new ArrayList<>();
    for (String name : TrustStores.RESOURCES) {
      files.add(resource(name));
    }
    return TrustStores.decode(files);
  }

  private static TrustStore store(String id) throws IOException, ViolationException {
    return bundled().byId(id).orElseThrow();
  }

  private static Certificate root(TrustStore store, String commonName) {
    return store.roots().stream()
        .filter(root -> root.subject().shortName().equals(commonName))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyStoreIsWhatTheTableBesideTheDataSays() throws Exception {
    List<List<String>> table =
        new String(resource("/dev/ascertain/verify/README.md"), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
            .toList();

    assertThat(bundled().all())
        .extracting(store ->
            List.of(
                "`" + store.id() + "`",
                store.name(),
                Integer.toString(store.size()),
                Long.toString(limited(store)),
                store.date().orElseThrow().toString(),
                store.licence().orElseThrow(),
                store.source()))
        .containsExactlyElementsOf(table)
        .hasSizeGreaterThan(10);
  }

  private static long limited(TrustStore store) {
    return store.roots().stream()
        .filter(root -> !store.limits(root).equals(TrustLimits.NONE))
        .count();
  }

  @Test
  void everyRootOfEveryStoreIsReadableAndSignedByItself() throws Exception {
    SignatureChecker signatures = new SignatureChecker(CRYPTO);
    TrustStores stores = bundled();

    for (TrustStore store : stores.all()) {
      assertThat(store.isPublic()).isTrue();
      assertThat(store.roots()).hasSize(store.size()).doesNotHaveDuplicates();
    }
    assertThat(stores.withSubject(""))
        .allSatisfy(root -> {
          Certificate certificate = root.certificate();
          assertThat(certificate.malformed()).isEmpty();
          assertThat(certificate.isSelfIssued()).isTrue();
          assertThat(signatures.check(certificate, certificate.subjectPublicKeyInfo()))
              .isEqualTo(SignatureChecker.Result.VALID);
        });
  }

  @Test
  void everyRootOfVersion3IsACa() throws Exception {
    assertThat(bundled().withSubject(""))
        .filteredOn(root -> root.certificate().version() == 3)
        .allSatisfy(root ->
            assertThat(root.certificate().extension(BasicConstraints.class).orElseThrow().ca())
                .isTrue());
  }

  @Test
  void theFirstFileIsTheStoreOfAPlainCheck() throws Exception {
    TrustStore alone = TrustStore.decode(resource(TrustStore.MOZILLA));

    assertThat(bundled().all().getFirst().roots()).isEqualTo(alone.roots());
    assertThat(bundled().byId("mozilla").orElseThrow().toString()).isEqualTo(alone.toString());
  }

  @Test
  void theSecondFileNeedsTheFirst() {
    assertThatThrownBy(() -> TrustStores.decode(List.of(resource(TrustStores.RESOURCES.get(1)))))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("expected less than");
    assertThatThrownBy(() -> TrustStore.decode(resource(TrustStores.RESOURCES.get(1))))
        .isInstanceOf(ViolationException.class);
  }

  // What the comments on jdk.security.caDistrustPolicies say in the file java.security of Java 11;
  // what Mozilla and Google announced for Izenpe and for Chunghwa Telecom and Netlock.
  @ParameterizedTest
  @CsvSource({
    "java-11, Entrust Root Certification Authority - G2, 2024-11-11T23:59:59Z",
    "java-11, Entrust Root Certification Authority - EC1, 2024-11-11T23:59:59Z",
    "java-8, Entrust.net Certification Authority (2048), 2024-11-11T23:59:59Z",
    "java-11, Chambers of Commerce Root - 2008, 2025-04-15T23:59:59Z",
    "java-11, VeriSign Universal Root Certification Authority, 2019-04-16T23:59:59Z",
    "java-11, ePKI Root Certification Authority, 2026-03-17T23:59:59Z",
    "java-25, ePKI Root Certification Authority, 2026-03-17T23:59:59Z",
    "mozilla, Izenpe.com, 2026-04-15T23:59:59Z",
    "chrome, HiPKI Root CA - G1, 2025-07-31T23:59:59Z",
  })
  void theDatesOfDistrustAreThoseThatWereAnnounced(String id, String commonName, Instant after)
      throws Exception {
    TrustStore store = store(id);

    assertThat(store.distrustAfter(root(store, commonName))).contains(after);
  }

  @Test
  void limitsSayByWhatADateGoes() throws Exception {
    TrustStore java = store("java-25");
    TrustLimits epki = java.limits(root(java, "ePKI Root Certification Authority"));
    // The policy says: after MARCH_17_2026 plus 398 days.
    assertThat(epki.trustedUntil()).contains(Instant.parse("2027-04-19T23:59:59Z"));
    assertThat(epki.issuedUntil()).isPresent();
    assertThat(epki.loggedUntil()).isEmpty();

    TrustStore chrome = store("chrome");
    TrustLimits hipki = chrome.limits(root(chrome, "HiPKI Root CA - G1"));
    assertThat(hipki.loggedUntil()).isPresent();
    assertThat(hipki.issuedUntil()).isEmpty();

    TrustStore mozilla = store("mozilla");
    Certificate tubitak = root(mozilla, "TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1");
    assertThat(mozilla.limits(tubitak).permittedNames()).containsExactly("tr");
    assertThat(mozilla.distrustAfter(tubitak)).isEmpty();
  }

  @Test
  void rootsThatAPolicyRefusesAltogetherAreNotTrusted() throws Exception {
    assertThat(store("java-25").roots())
        .extracting(root -> root.subject().shortName())
        .noneMatch(name -> name.startsWith("Entrust") || name.startsWith("VeriSign"));
  }

  @Test
  void aRootIsFoundByItsFingerprint() throws Exception {
    TrustStores stores = bundled();

    for (String prefix : List.of(ISRG_ROOT_X1, "96:BC:EC:06", "96bcec06264")) {
      assertThat(stores.withFingerprint(prefix, CRYPTO))
          .singleElement()
          .satisfies(root -> {
            assertThat(root.certificate().subject().shortName()).isEqualTo("ISRG Root X1");
            assertThat(root.trusts())
                .extracting(trust -> trust.store().id())
                .contains("mozilla", "chrome", "java-25", "node-26", "debian-12");
          });
    }
    assertThat(stores.withFingerprint("00".repeat(32), CRYPTO)).isEmpty();
  }

  @Test
  void aRootIsFoundByItsKeyAndByItsSubject() throws Exception {
    TrustStores stores = bundled();

    // The pin of ISRG Root X1, C5+lpZ7tcVwmwQIMcRtPbsQtWLABXhQzejna0wHFr8M=, in hexadecimal.
    assertThat(
            stores.withKey(
                "0b9fa5a59eed715c26c1020c711b4f6ec42d58b0015e14337a39dad301c5afc3", CRYPTO))
        .singleElement()
        .isEqualTo(stores.withFingerprint(ISRG_ROOT_X1, CRYPTO).getFirst());
    assertThat(stores.withSubject("isrg root"))
        .extracting(root -> root.certificate().subject().shortName())
        .contains("ISRG Root X1", "ISRG Root X2");
  }

  @Test
  void whatIsNotHexadecimalIsNoFingerprint() throws Exception {
    TrustStores stores = bundled();

    assertThatThrownBy(() -> stores.withFingerprint("ISRG", CRYPTO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not hexadecimal: ISRG");
    assertThatThrownBy(() -> stores.withKey("", CRYPTO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStoreOfTheUsersStandsBesideTheBundledOnes() throws Exception {
    Certificate mine = Mint.ca("Mine").mint().certificate();
    Certificate known = root(store("mozilla"), "ISRG Root X1");
    TrustStore file = TrustStore.of("ca.pem", List.of(mine, known));
    TrustStores stores = bundled().with(file);

    assertThat(stores.byId("ca.pem")).contains(file);
    assertThat(stores.holding(mine).trusts())
        .containsExactly(new TrustedRoot.Trust(file, TrustLimits.NONE));
    assertThat(stores.holding(known).trusts()).hasSizeGreaterThan(5);
    assertThat(stores.withSubject("ISRG Root X1")).hasSize(1);
    assertThat(bundled().holding(mine).trusts()).isEmpty();
    assertThat(bundled().byId("ca.pem")).isEqualTo(Optional.empty());
  }
}

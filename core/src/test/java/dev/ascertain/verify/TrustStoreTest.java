package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustStoreTest {

  private static TrustStore bundled() throws IOException, ViolationException {
    try (InputStream in =
        Objects.requireNonNull(TrustStoreTest.class.getResourceAsStream(TrustStore.MOZILLA))) {
      return TrustStore.decode(in.readAllBytes());
    }
  }

  private static String pem(byte[] der) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }

  private static TrustStore read(String text) throws TrustStore.UnusableTrustStoreException {
    return TrustStore.fromPem("ca.pem", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theBundledStoreSaysWhatItIs() throws Exception {
    TrustStore store = bundled();

    assertThat(store).hasToString("Mozilla (2026-10-28)");
    assertThat(store.id()).isEqualTo("mozilla");
    assertThat(store.name()).isEqualTo("Mozilla");
    assertThat(store.source()).isEqualTo("NSS 3.132, as packaged by Debian");
    assertThat(store.date()).contains(LocalDate.parse("2026-10-28"));
    assertThat(store.licence()).contains("MPL-2.0");
    assertThat(store.isPublic()).isTrue();
    assertThat(store.size()).isEqualTo(118);
  }

  @Test
  void everyBundledRootCanBeReadAndFoundByItsSubject() throws Exception {
    TrustStore store = bundled();

    assertThat(store.roots())
        .hasSize(118)
        .allSatisfy(root -> {
          assertThat(root.malformed()).isEmpty();
          assertThat(root.isSelfIssued()).isTrue();
          assertThat(root.extension(BasicConstraints.class).orElseThrow().ca()).isTrue();
          assertThat(store.named(root.subject())).contains(root);
          assertThat(store.contains(root)).isTrue();
        });
  }

  @Test
  void theJdkReadsTheSameFromEveryBundledRoot() throws Exception {
    for (Certificate root : bundled().roots()) {
      X509Certificate jdk = jdk(root);
      assertThat(root.serialNumber()).isEqualTo(jdk.getSerialNumber());
      assertThat(root.subject().der()).isEqualTo(jdk.getSubjectX500Principal().getEncoded());
      assertThat(root.notBefore()).isEqualTo(jdk.getNotBefore().toInstant());
      assertThat(root.notAfter()).isEqualTo(jdk.getNotAfter().toInstant());
      assertThat(root.version()).isEqualTo(jdk.getVersion());
      assertThat(root.signatureAlgorithm().algorithm().dotted()).isEqualTo(jdk.getSigAlgOID());
      assertThat(root.signature()).isEqualTo(jdk.getSignature());
      assertThat(root.tbsCertificate()).isEqualTo(jdk.getTBSCertificate());
      assertThat(root.subjectPublicKeyInfo().der()).isEqualTo(jdk.getPublicKey().getEncoded());
    }
  }

  private static X509Certificate jdk(Certificate certificate) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate.der()));
  }

  @ParameterizedTest
  @CsvSource({
    "ISRG Root X1, RSA 4096",
    "ISRG Root X2, EC secp384r1",
    "GTS Root R1, RSA 4096",
    "DigiCert Global Root G2, RSA 2048",
    "Amazon Root CA 1, RSA 2048"
  })
  void wellKnownRootsAreThere(String commonName, String key) throws Exception {
    assertThat(bundled().roots())
        .filteredOn(root -> root.subject().shortName().equals(commonName))
        .singleElement()
        .satisfies(root -> assertThat(root.subjectPublicKeyInfo()).hasToString(key));
  }

  @Test
  void aNameThatIsNotThereIsNotFound() throws Exception {
    TrustStore store = bundled();
    Certificate stranger = Mint.ca("ISRG Root X1").mint().certificate();

    assertThat(store.named(stranger.subject())).isEmpty();
    assertThat(store.matching(stranger.subject())).isEmpty();
    assertThat(store.contains(stranger)).isFalse();
  }

  @Test
  void aRootOfAnotherStoreHasNoLimits() throws Exception {
    Certificate stranger = Mint.ca("Stranger").mint().certificate();

    assertThat(bundled().limits(stranger)).isEqualTo(TrustLimits.NONE);
    assertThat(bundled().distrustAfter(stranger)).isEmpty();
  }

  @Test
  void aStoreOfTheUsersIsNotPublicAndHasNoLimits() throws Exception {
    Certificate root = Mint.ca("One").mint().certificate();
    TrustStore store = TrustStore.of("system", "the system's store", List.of(root.der()));

    assertThat(store.id()).isEqualTo("system");
    assertThat(store.name()).isEqualTo("the system's store");
    assertThat(store.source()).isEqualTo("the system's store");
    assertThat(store).hasToString("the system's store");
    assertThat(store.date()).isEmpty();
    assertThat(store.licence()).isEmpty();
    assertThat(store.isPublic()).isFalse();
    assertThat(store.contains(root)).isTrue();
    assertThat(store.limits(root)).isEqualTo(TrustLimits.NONE);
  }

  @Test
  void aTruncatedStoreIsRefused() {
    assertThatThrownBy(() -> TrustStore.decode(new byte[] {1, 'M', 0}))
        .isInstanceOf(ViolationException.class);
  }

  @Test
  void rootsAreReadFromPemAndFromDer() throws Exception {
    Certificate one = Mint.ca("One").mint().certificate();
    Certificate two = Mint.ca("Two").mint().certificate();

    assertThat(read("# my roots\n" + pem(one.der()) + "\n" + pem(two.der())).roots())
        .containsExactly(one, two);
    assertThat(TrustStore.fromPem("ca.der", one.der()).roots()).containsExactly(one);
    assertThat(TrustStore.of("Mine", List.of(two)).named(two.subject())).containsExactly(two);
  }

  @Test
  void exportsWithTextAroundTheCertificatesAreRead() throws Exception {
    Certificate one = Mint.ca("One").mint().certificate();
    Certificate two = Mint.ca("Two").mint().certificate();

    String openssl =
        """
        Bag Attributes
            friendlyName: One
            localKeyID: 54 69 6D 65 20
        subject=CN = One

        issuer=CN = One

        """;
    String keychain =
        """
        keychain: "/Library/Keychains/System.keychain"
        version: 256
        class: 0x80001000
        attributes:
            "alis"<blob>="Two"
        """;

    assertThat(read(openssl + pem(one.der()) + keychain + pem(two.der())).roots())
        .containsExactly(one, two);
  }

  @Test
  void aCertificateThatOccursTwiceCountsOnce() throws Exception {
    Certificate one = Mint.ca("One").mint().certificate();

    assertThat(read(pem(one.der()) + pem(one.der())).size()).isEqualTo(1);
    assertThat(TrustStore.of("a", "A", List.of(one.der(), one.der())).size()).isEqualTo(1);
  }

  @Test
  void certificatesFoundOneByOneAreNamedByTheirPosition() {
    byte[] good = Mint.ca("One").mint().certificate().der();
    byte[] bad = {0x30, 1};

    assertThatThrownBy(() -> TrustStore.of("jks", "cacerts", List.of(good, bad)))
        .isInstanceOf(TrustStore.UnusableTrustStoreException.class)
        .hasMessageStartingWith("cacerts: the certificate at position 2 cannot be read: ");
    assertThatThrownBy(() -> TrustStore.of("jks", "cacerts", List.of(bad)))
        .hasMessageStartingWith("cacerts: the certificate cannot be read: ");
    assertThatThrownBy(() -> TrustStore.of("jks", "cacerts", List.of()))
        .hasMessage("cacerts holds no certificate.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|ca.pem is empty.",
        "hello|ca.pem holds no certificate.",
        "x%y|ca.pem holds no certificate; it is neither PEM nor DER.",
        "-----BEGIN PRIVATE KEY-----#AQID#-----END PRIVATE KEY-----|ca.pem holds a private key and"
            + " no certificate; the CA's certificate is needed.",
        "-----BEGIN CERTIFICATE-----#AQID|ca.pem: The block that begins on line 1 does not end: the"
            + " file is truncated.",
      })
  void anUnusableFileIsRefusedWithOneClearSentence(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('#', '\n').replace('%', '\0')))
        .isInstanceOf(TrustStore.UnusableTrustStoreException.class)
        .hasMessage(message);
  }

  @Test
  void aCertificateThatCannotBeReadIsNamedByItsLine() {
    assertThatThrownBy(() -> read("\n" + pem(new byte[] {0x30, 1})))
        .hasMessageStartingWith("ca.pem: the certificate on line 2 cannot be read: Certificate: ");
  }
}

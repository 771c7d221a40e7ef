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

    assertThat(store).hasToString("Mozilla (2026-09-22)");
    assertThat(store.source()).isEqualTo("NSS 3.126, as compiled into Node.js 26.10.0");
    assertThat(store.date()).contains(LocalDate.parse("2026-09-22"));
    assertThat(store.size()).isEqualTo(121);
  }

  @Test
  void everyBundledRootCanBeReadAndFoundByItsSubject() throws Exception {
    TrustStore store = bundled();

    assertThat(store.roots())
        .hasSize(121)
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

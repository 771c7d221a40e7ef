package dev.ascertain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.file.Entry.CertificateEntry;
import dev.ascertain.file.Entry.CrlEntry;
import dev.ascertain.file.Entry.PrivateKeyEntry;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Pem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFileTest {
  private static final Optional<char[]> NO_PASSWORD = Optional.empty();
  private static final Mint.Minted ROOT = Mint.ca("Root").mint();
  private static final Mint.Minted CA = Mint.ca("CA").by(ROOT).mint();
  private static final Mint.Minted LEAF = Mint.server("www.example.com").by(CA).mint();
  private static final byte[] LIST = list();
  private static final String KEY = Pem.encode("PRIVATE KEY", LEAF.key().getPrivate().getEncoded());

  private static CertificateFile read(String text) throws UnreadableFileException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CertificateFile read(byte[] content) throws UnreadableFileException {
    return CertificateFile.read("the.file", content, NO_PASSWORD);
  }

  private static String pem(Mint.Minted minted) {
    return Pem.encode("CERTIFICATE", minted.der());
  }

  private static byte[] list() {
    try {
      return new X509v2CRLBuilder(CA.holder().getSubject(), Date.from(Mint.NOT_BEFORE))
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(CA.key().getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] request() throws Exception {
    return new JcaPKCS10CertificationRequestBuilder(
            new X500Name("CN=www.example.com"), LEAF.key().getPublic())
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(LEAF.key().getPrivate()))
        .getEncoded();
  }

  private static byte[] pkcs7(Mint.Minted... certificates) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (Mint.Minted minted : certificates) {
      generator.addCertificate(minted.holder());
    }
    generator.addCRL(new org.bouncycastle.cert.X509CRLHolder(LIST));
    return generator.generate(new CMSAbsentContent(), true).toASN1Structure().getEncoded("DER");
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Test
  void pemHoldsWhatItHoldsWithTextAround() throws Exception {
    CertificateFile file =
        read(
            "# my chain\n"
                + pem(LEAF)
                + "subject=/CN=CA\n"
                + pem(CA).replace("\n", "\r\n")
                + KEY
                + Pem.encode("X509 CRL", LIST)
                + Pem.encode("EC PARAMETERS", new byte[] {6, 1, 1}));

    assertThat(file.format()).isEqualTo(FileFormat.PEM);
    assertThat(file.entries())
        .satisfiesExactly(
            leaf -> {
              assertThat(((CertificateEntry) leaf).der()).isEqualTo(LEAF.der());
              assertThat(leaf.where()).isEqualTo("on line 2");
              assertThat(((CertificateEntry) leaf).alias()).isEmpty();
            },
            ca -> assertThat(((CertificateEntry) ca).der()).isEqualTo(CA.der()),
            key -> assertThat(key).isInstanceOf(PrivateKeyEntry.class),
            list -> assertThat(((CrlEntry) list).der()).isEqualTo(LIST));
    assertThat(file.others()).containsExactly("the name of a curve");
    assertThat(file.certificates()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"})
  void everyLabelOfACertificateIsKnown(String label) throws Exception {
    byte[] trust = label.startsWith("TRUSTED") ? new byte[] {0x30, 2, 5, 0} : new byte[0];

    assertThat(read(Pem.encode(label, joined(LEAF.der(), trust))).certificates())
        .singleElement()
        .satisfies(entry -> assertThat(entry.der()).isEqualTo(LEAF.der()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void byteOrderMarksAreNoTrouble(String encoding) throws Exception {
    byte[] content = ("\uFEFF" + pem(LEAF)).getBytes(Charset.forName(encoding));

    assertThat(read(content).certificates()).hasSize(1);
  }

  @Test
  void derHoldsACertificate() throws Exception {
    CertificateFile file = read(LEAF.der());

    assertThat(file.format()).isEqualTo(FileFormat.DER);
    assertThat(file.certificates())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.der()).isEqualTo(LEAF.der());
          assertThat(entry.where()).isEmpty();
        });
  }

  @Test
  void derMayHoldSeveralAndEndInALine() throws Exception {
    CertificateFile file = read(joined(LEAF.der(), CA.der(), LIST, new byte[] {'\r', '\n'}));

    assertThat(file.entries())
        .extracting(Entry::where)
        .containsExactly(
            "at byte 0",
            "at byte " + LEAF.der().length,
            "at byte " + (LEAF.der().length + CA.der().length));
    assertThat(file.entries().getLast()).isInstanceOf(CrlEntry.class);
    assertThat(read(joined(LEAF.der(), new byte[] {'\n'})).entries().getFirst().where()).isEmpty();
  }

  @Test
  void aBrokenCertificateIsKept() throws Exception {
    byte[] broken = LEAF.der();
    broken[30] ^= 0x55;

    assertThat(read(broken).certificates().getFirst().der()).isEqualTo(broken);
    assertThat(read(Pem.encode("CERTIFICATE", new byte[] {1, 2, 3})).certificates()).hasSize(1);
  }

  @Test
  void pkcs7HoldsCertificatesAndLists() throws Exception {
    for (byte[] content :
        List.of(
            pkcs7(LEAF, CA),
            Pem.encode("PKCS7", pkcs7(LEAF, CA)).getBytes(StandardCharsets.US_ASCII))) {
      CertificateFile file = read(content);
      boolean binary = content[0] == 0x30;

      assertThat(file.format()).isEqualTo(binary ? FileFormat.PKCS7 : FileFormat.PEM);
      assertThat(file.certificates())
          .extracting(CertificateEntry::der)
          .containsExactlyInAnyOrder(LEAF.der(), CA.der());
      assertThat(file.entries().getFirst().where())
          .isEqualTo((binary ? "" : "on line 1, ") + "certificate 1 of 2");
      assertThat(file.entries().getLast()).isInstanceOf(CrlEntry.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
  void keystoresHoldKeysWithTheirChainsAndCertificates(String type) throws Exception {
    byte[] content =
        Stores.of(type).key("server", LEAF, CA, ROOT).certificate("root", ROOT).bytes();

    CertificateFile file = CertificateFile.read("the.file", content, Optional.of(Stores.PASSWORD));

    assertThat(file.format()).isEqualTo(FileFormat.valueOf(type));
    assertThat(file.entries())
        .filteredOn(entry -> entry instanceof PrivateKeyEntry)
        .containsExactly(new PrivateKeyEntry("alias server"));
    assertThat(file.certificates())
        .filteredOn(entry -> entry.alias().orElseThrow().equals("server"))
        .satisfiesExactly(
            leaf -> {
              assertThat(leaf.der()).isEqualTo(LEAF.der());
              assertThat(leaf.where()).isEqualTo("alias server, certificate 1 of 3");
            },
            ca -> assertThat(ca.der()).isEqualTo(CA.der()),
            root -> assertThat(root.der()).isEqualTo(ROOT.der()));
    assertThat(file.certificates())
        .filteredOn(entry -> entry.alias().orElseThrow().equals("root"))
        .singleElement()
        .satisfies(root -> assertThat(root.where()).isEqualTo("alias root"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "JCEKS"})
  void certificatesInJavasKeystoresNeedNoPassword(String type) throws Exception {
    byte[] content = Stores.of(type).key("server", LEAF, CA).bytes();

    assertThat(read(content).certificates()).hasSize(2);
  }

  @Test
  void aSecretKeyIsSomethingElse() throws Exception {
    byte[] content = Stores.of("JCEKS").secret("s", new SecretKeySpec(new byte[16], "AES")).bytes();

    CertificateFile file = read(content);

    assertThat(file.entries()).isEmpty();
    assertThatThrownBy(file::certificates)
        .hasMessage("the.file holds a secret key and no certificate.");
  }

  @Test
  void aPkcs12FileOfCertificatesAloneIsNotEmpty() throws Exception {
    for (byte[] content :
        List.of(
            Stores.certificatesOnly(Stores.AES, Stores.PASSWORD, CA, ROOT),
            Stores.certificatesOnly(Stores.RC2, Stores.PASSWORD, CA, ROOT),
            Stores.unencrypted(Stores.PASSWORD, CA, ROOT))) {
      CertificateFile file =
          CertificateFile.read("the.file", content, Optional.of(Stores.PASSWORD));

      assertThat(file.certificates())
          .satisfiesExactly(
              ca -> {
                assertThat(ca.der()).isEqualTo(CA.der());
                assertThat(ca.alias()).contains("First one");
                assertThat(ca.where()).isEqualTo("alias First one");
              },
              root -> {
                assertThat(root.der()).isEqualTo(ROOT.der());
                assertThat(root.where()).isEqualTo("number 2 of those without a key");
              });
    }
  }

  @Test
  void aPkcs12FileWithTheEmptyPasswordNeedsNone() throws Exception {
    CertificateFile file = read(Stores.of("PKCS12").certificate("a", CA).bytes(new char[0]));

    assertThat(file.certificates()).hasSize(1);
    assertThat(file.others()).isEmpty();
  }

  @Test
  void aPkcs12FileThatIsNotEncryptedNeedsNoPassword() throws Exception {
    assertThat(read(Stores.unencrypted(Stores.PASSWORD, CA)).certificates()).hasSize(1);
  }

  @Test
  void anEncryptedFileNeedsItsPassword() {
    byte[] content = Stores.of("PKCS12").key("server", LEAF, CA).bytes();

    assertThatThrownBy(() -> read(content))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("the.file is a PKCS #12 file that is encrypted, and no password was given.");
  }

  @ParameterizedTest
  @CsvSource({"PKCS12, PKCS #12", "JKS, JKS", "JCEKS, JCEKS"})
  void anotherPasswordIsSaidToBeWrong(String type, String shown) {
    byte[] content = Stores.of(type).key("server", LEAF, CA).bytes();

    assertThatThrownBy(
            () -> CertificateFile.read("the.file", content, Optional.of("falsch".toCharArray())))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            "the.file is a "
                + shown
                + " file with another password than the one given, or it is damaged.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
  void aKeystoreThatIsCutShortIsSaidToBe(String type) {
    byte[] content = Stores.of(type).key("server", LEAF, CA).bytes();

    assertThatThrownBy(() -> read(Arrays.copyOf(content, content.length / 2)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("cut short");
  }

  @Test
  void derThatIsCutShortIsSaidToBe() {
    int length = LEAF.der().length;

    assertThatThrownBy(() -> read(Arrays.copyOf(LEAF.der(), 100)))
        .hasMessage(
            "the.file is cut short: it ends at byte 100, but what begins at byte 0 ends at byte "
                + length
                + ".");
    assertThatThrownBy(() -> read(joined(LEAF.der(), Arrays.copyOf(CA.der(), 50))))
        .hasMessageStartingWith("the.file is cut short: it ends at byte " + (length + 50))
        .hasMessageContaining("what begins at byte " + length + " ends at byte ");
  }

  @Test
  void whatFollowsACertificateMustBeDer() {
    assertThatThrownBy(() -> read(joined(LEAF.der(), new byte[] {1, 2, 3})))
        .hasMessage(
            "the.file: after what ends at byte "
                + LEAF.der().length
                + " come 3 bytes that are not DER.");
  }

  @Test
  void pkcs7InBerIsRefusedWithAWayOut() throws Exception {
    byte[] inside = Arrays.copyOfRange(pkcs7(CA), 4, pkcs7(CA).length);
    byte[] ber = joined(new byte[] {0x30, (byte) 0x80}, inside, new byte[2]);

    assertThatThrownBy(() -> read(ber))
        .hasMessage(
            "the.file is not DER but BER: the length at byte 1 is indefinite; \"openssl pkcs7"
                + " -inform DER -print_certs\" makes PEM of it.");
  }

  @Test
  void brokenPkcs7IsRefusedWithItsPlace() {
    byte[] broken = {
      0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2, 5, 0
    };

    assertThatThrownBy(() -> read(broken))
        .hasMessage(
            "the.file: the PKCS #7 cannot be read: ContentInfo.content: NULL, expected [0], at byte"
                + " 0xd.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the.file is empty.",
        "hello|the.file is text that holds no certificate: no line is \"-----BEGIN"
            + " CERTIFICATE-----\".",
        "0123|the.file is text that holds no certificate: no line is \"-----BEGIN"
            + " CERTIFICATE-----\".",
        "x%y|the.file is neither PEM, nor DER, nor a keystore.",
        "'  <!DOCTYPE html><p>'|the.file is a page in HTML, not a certificate.",
        "#----BEGIN CERTIFICATE----#AQID|the.file holds no certificate: line 2 is not \"-----BEGIN"
            + " CERTIFICATE-----\", though it looks as if it should be.",
        "----BEGIN CERTIFICATE----#AQID#-----END CERTIFICATE-----|the.file: Line 3 ends a block, but"
            + " none begins before it.",
        "-----BEGIN CERTIFICATE-----#AQID|the.file: The block that begins on line 1 does not end:"
            + " the file is truncated.",
        "-----BEGIN CERTIFICATE-----#AQ*D#-----END CERTIFICATE-----|the.file: The block that begins"
            + " on line 1 is not Base64: line 2 has \"*\".",
        "-----BEGIN CERTIFICATE-----AQID-----END CERTIFICATE-----|the.file: The block on line 1 is"
            + " written on one line; BEGIN and END must each have a line of their own.",
      })
  void anUnusableFileIsRefusedWithOneClearSentence(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('#', '\n').replace('%', '\0')))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(message);
  }

  @Test
  void aFileWithoutCertificatesSaysWhatItHolds() throws Exception {
    assertThatThrownBy(() -> read(KEY).certificates())
        .hasMessage("the.file holds a private key and no certificate.");
    assertThatThrownBy(() -> read(LEAF.key().getPrivate().getEncoded()).certificates())
        .hasMessage("the.file holds a private key and no certificate.");
    assertThatThrownBy(() -> read(LIST).certificates())
        .hasMessage("the.file holds a revocation list and no certificate.");
    assertThatThrownBy(() -> read(request()).certificates())
        .hasMessage("the.file holds a certificate request and no certificate.");
    assertThatThrownBy(() -> read(Pem.encode("CERTIFICATE REQUEST", request())).certificates())
        .hasMessage("the.file holds a certificate request and no certificate.");
    assertThatThrownBy(() -> read(LEAF.key().getPublic().getEncoded()).certificates())
        .hasMessage("the.file holds a public key and no certificate.");
    assertThatThrownBy(() -> read(new byte[] {0x30, 2, 5, 0}).certificates())
        .hasMessage("the.file holds something unknown in DER and no certificate.");
    assertThatThrownBy(() -> read(Stores.of("JKS").bytes()).certificates())
        .hasMessage("the.file holds no certificate.");
  }

  @Test
  void sizesAndCountsAreBounded() {
    byte[] large = new byte[CertificateFile.MAX_BYTES + 1];
    assertThatThrownBy(() -> read(large))
        .hasMessage("the.file has 67108865 bytes; at most 67108864 are read.");
    String many = Pem.encode("CERTIFICATE", new byte[] {1}).repeat(CertificateFile.MAX_ENTRIES + 1);
    assertThatThrownBy(() -> read(many))
        .hasMessage("the.file holds 20001 entries; at most 20000 are read.");
  }
}

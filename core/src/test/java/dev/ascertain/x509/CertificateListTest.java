package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.Field;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateListTest {
  private static final Mint.Minted CA = Mint.ca("Example CA").mint();
  private static final Name ISSUER = CA.certificate().subject();
  private static final String UTC = "17(3236303130313030303030305a)";

  private static CertificateList list(byte[] der) {
    try {
      return CertificateList.decode(der);
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
  }

  private static Name name(String text) throws Exception {
    return Name.decode(new X500Name(text).getEncoded("DER"));
  }

  private static BigInteger serial(long serial) {
    return BigInteger.valueOf(serial);
  }

  /** A list of version 2 with these entries, which nobody signed. */
  private static byte[] withEntries(String entries) {
    return written("020101", UTC, "30(" + entries + ")", "");
  }

  private static byte[] written(String version, String times, String revoked, String extensions) {
    return Der.of(
        "30(30(%s 30(06(2a03)) 30() %s %s %s) 30(06(2a03)) 030100)"
            .formatted(version, times, revoked, extensions));
  }

  @Test
  void allFieldsAreRead() throws Exception {
    X509CRLHolder minted =
        MintPlainCrl.by(CA)
            .revoke(5)
            .revoke(3)
            .extension(Extension.cRLNumber, false, new CRLNumber(serial(12)))
            .mint();

    CertificateList read = CertificateList.decode(minted.getEncoded());

    assertThat(read.version()).isEqualTo(2);
    assertThat(read.issuer()).isEqualTo(ISSUER);
    assertThat(read.thisUpdate()).isEqualTo(Mint.NOT_BEFORE);
    assertThat(read.thisUpdateTime()).isEqualTo(new Time(Mint.NOT_BEFORE, true));
    assertThat(read.nextUpdate()).contains(Mint.NOT_AFTER);
    assertThat(read.signatureAlgorithm()).hasToString("ecdsaWithSHA256");
    assertThat(read.signatureAlgorithmInside()).isEqualTo(read.signatureAlgorithm());
    assertThat(read.signature()).isEqualTo(minted.toASN1Structure().getSignature().getOctets());
    assertThat(read.tbsCertList())
        .isEqualTo(minted.toASN1Structure().getTBSCertList().getEncoded("DER"));
    assertThat(read.extension(CrlNumber.class)).contains(new CrlNumber(false, serial(12)));
    assertThat(read.malformed()).isEmpty();
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.der()).isEqualTo(minted.getEncoded());
    assertThat(read).hasToString("CN=Example CA");
  }

  @Test
  void entriesAreFoundBySerialNumber() {
    CertificateList read = list(MintPlainCrl.by(CA).revoke(5).revoke(300).revoke(-1).der());

    CertificateList.Entry entry = read.entry(ISSUER, serial(300)).orElseThrow();

    assertThat(entry.serialNumber()).isEqualTo(300);
    assertThat(entry.revocationDate()).isEqualTo(new Time(Mint.NOT_BEFORE, true));
    assertThat(entry.reason()).isEqualTo(OptionalInt.of(1));
    assertThat(entry.certificateIssuer()).containsExactly(new GeneralName.Directory(ISSUER));
    assertThat(HexFormat.of().formatHex(read.der(), entry.range().start(), entry.range().end()))
        .startsWith("30")
        .contains("0202012c");
    assertThat(read.entry(ISSUER, serial(5))).isPresent();
    assertThat(read.entry(ISSUER, serial(-1))).isPresent();
    assertThat(read.entry(ISSUER, serial(6))).isEmpty();
    assertThat(read.entry(ISSUER, serial(44))).isEmpty();
  }

  @Test
  void certificatesOfOtherIssuersAreNotMeant() throws Exception {
    CertificateList read = list(MintPlainCrl.by(CA).revoke(5).der());

    assertThat(read.entry(name("CN=Another CA"), serial(5))).isEmpty();
    assertThat(read.entry(name("CN=EXAMPLE  CA"), serial(5))).isPresent();
  }

  /** RFC 5280 section 5.3.3. */
  @Test
  void entriesOfAnIndirectListInheritTheIssuerOfTheOneBefore() throws Exception {
    CertificateList read =
        list(
            MintPlainCrl.by(CA)
                .revoke(1)
                .revoke(2, "CN=A")
                .revoke(3)
                .revoke(1)
                .revoke(4, "CN=B")
                .revoke(1)
                .revoke(5, "CN=Example CA")
                .revoke(6)
                .der());

    assertThat(read.entry(ISSUER, serial(1)).orElseThrow().range().start())
        .isLessThan(read.entry(name("CN=A"), serial(2)).orElseThrow().range().start());
    assertThat(read.entry(name("CN=A"), serial(3)).orElseThrow().certificateIssuer())
        .containsExactly(new GeneralName.Directory(name("CN=A")));
    assertThat(read.entry(name("CN=A"), serial(1))).isPresent();
    assertThat(read.entry(name("CN=B"), serial(4))).isPresent();
    assertThat(read.entry(name("CN=B"), serial(1))).isPresent();
    assertThat(read.entry(name("CN=B"), serial(3))).isEmpty();
    assertThat(read.entry(ISSUER, serial(3))).isEmpty();
    assertThat(read.entry(ISSUER, serial(6))).isPresent();
    assertThat(read.criticalEntryExtensions()).containsExactly(ObjectIdentifier.CERTIFICATE_ISSUER);
  }

  @Test
  void anIssuerMayHaveOtherNamesBesideItsDirectoryName() throws Exception {
    CertificateList read =
        list(
            MintPlainCrl.by(CA)
                .revoke(
                    9,
                    Extension.certificateIssuer,
                    true,
                    new GeneralNames(
                        new org.bouncycastle.asn1.x509.GeneralName[] {
                          new org.bouncycastle.asn1.x509.GeneralName(
                              org.bouncycastle.asn1.x509.GeneralName.dNSName, "ca.example"),
                          new org.bouncycastle.asn1.x509.GeneralName(new X500Name("CN=A"))
                        }))
                .der());

    assertThat(read.entry(name("CN=A"), serial(9))).isPresent();
    assertThat(read.entry(ISSUER, serial(9))).isEmpty();
  }

  @Test
  void criticalExtensionsOfEntriesAreSaid() {
    CertificateList read =
        list(
            MintPlainCrl.by(CA)
                .revoke(1)
                .revoke(2, new ASN1ObjectIdentifier("1.2.3"), true, DERNull.INSTANCE)
                .revoke(3, new ASN1ObjectIdentifier("1.2.3"), true, DERNull.INSTANCE)
                .revoke(4, new ASN1ObjectIdentifier("1.2.4"), false, DERNull.INSTANCE)
                .der());

    assertThat(read.criticalEntryExtensions()).containsExactly(ObjectIdentifier.of("1.2.3"));
  }

  @Test
  void aMalformedExtensionOfAnEntryDoesNotHideTheEntry() {
    CertificateList read =
        list(
            MintPlainCrl.by(CA)
                .revoke(1, Extension.reasonCode, false, new ASN1Integer(1))
                .revoke(2)
                .der());

    CertificateList.Entry entry = read.entry(ISSUER, serial(1)).orElseThrow();
    assertThat(entry.extensions()).singleElement().isInstanceOf(MalformedExtension.class);
    assertThat(entry.reason()).isEmpty();
    assertThat(read.entry(ISSUER, serial(2)).orElseThrow().reason()).hasValue(1);
  }

  @Test
  void aListMayBeEmpty() {
    assertThat(list(MintPlainCrl.by(CA).der()).size()).isZero();
    assertThat(list(withEntries("")).size()).isZero();
    assertThat(list(written("", UTC, "", "")).version()).isEqualTo(1);
    assertThat(list(written("", UTC, "", "")).nextUpdate()).isEmpty();
  }

  @Test
  void ofSeveralEntriesTheFirstCounts() {
    CertificateList read =
        list(
            withEntries(
                "30(020107 17(3236303130323030303030305a)) 30(020107 17(3236303130333030303030305a))"));

    assertThat(read.size()).isEqualTo(2);
    assertThat(read.entry(read.issuer(), serial(7)).orElseThrow().revocationDate())
        .hasToString("2026-01-02T00:00:00Z");
  }

  @Test
  void serialNumbersWithTheSameHashAreToldApart() {
    // 31 · 1 + 32 = 31 · 2 + 1
    CertificateList read = list(withEntries("30(02020120 " + UTC + ") 30(02020201 " + UTC + ")"));
    assertThat(RevokedCertificates.hash(new byte[] {1, 32}, 0, 2))
        .isEqualTo(RevokedCertificates.hash(new byte[] {2, 1}, 0, 2));

    assertThat(read.entry(read.issuer(), serial(0x120)).orElseThrow().serialNumber())
        .isEqualTo(0x120);
    assertThat(read.entry(read.issuer(), serial(0x201)).orElseThrow().serialNumber())
        .isEqualTo(0x201);
  }

  @Test
  void everyEntryOfALongListIsFound() {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      // Not in ascending order, and the extensions change now and then.
      int serial = 0x100000 + i * 7919 % 20_000;
      String reason = i % 100 < 50 ? "" : "30(30(06(551d15) 04(0a010%d)))".formatted(i % 9);
      entries.append(Der.hex("30(0203%06x %s %s)".formatted(serial, UTC, reason)));
    }
    String length = "%06x".formatted(entries.length() / 2);
    String body = Der.hex("020101 30(06(2a03)) 30() " + UTC) + "3083" + length + entries;
    String tbs = "3083" + "%06x".formatted(body.length() / 2) + body;
    String all = tbs + Der.hex("30(06(2a03)) 030100");
    CertificateList read =
        list(HexFormat.of().parseHex("3083" + "%06x".formatted(all.length() / 2) + all));

    assertThat(read.size()).isEqualTo(20_000);
    for (int i = 0; i < 20_000; i++) {
      CertificateList.Entry entry =
          read.entry(read.issuer(), serial(0x100000 + i * 7919 % 20_000)).orElseThrow();
      assertThat(entry.reason())
          .isEqualTo(i % 100 < 50 ? OptionalInt.empty() : OptionalInt.of(i % 9));
    }
    assertThat(read.entry(read.issuer(), serial(0x100000 + 20_000))).isEmpty();
    assertThat(CertificateList.trace(read.der()).field().children().getFirst().children())
        .filteredOn(field -> field.name().equals("revokedCertificates"))
        .singleElement()
        .satisfies(field -> assertThat(field.children()).hasSize(RevokedCertificates.MAX_TRACED));
  }

  @Test
  void everyFieldIsNamedAsInTheRfc() {
    byte[] der =
        MintPlainCrl.by(CA)
            .revoke(5)
            .extension(Extension.cRLNumber, false, new CRLNumber(serial(12)))
            .der();

    Trace<CertificateList> trace = CertificateList.trace(der);

    assertThat(trace.violations()).isEmpty();
    assertThat(trace.value()).contains(list(der));
    Field tbs = trace.field().children().getFirst();
    assertThat(tbs.children().stream().map(Field::name))
        .containsExactly(
            "version",
            "signature",
            "issuer",
            "thisUpdate",
            "nextUpdate",
            "revokedCertificates",
            "crlExtensions");
    assertThat(trace.field().walk().map(field -> field.name() + "=" + field.value()))
        .contains(
            "userCertificate=5",
            "revocationDate=2026-01-01T00:00:00Z",
            "CRLReason=1",
            "CRLNumber=12",
            "revokedCertificates[0]=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30(0c(31) UTC)|revokedCertificates[1].userCertificate: UTF8String, expected INTEGER",
        "30(02020001 UTC)|revokedCertificates[1].userCertificate: a leading 00, expected a minimal",
        "30(0200 UTC)|revokedCertificates[1].userCertificate: 0 bytes, expected at least 1 byte",
        "30(020101)|revokedCertificates[1].revocationDate: the end, expected GeneralizedTime",
        "30(020101 17(31))|revokedCertificates[1].revocationDate: 1, expected YYMMDDHHMMSSZ",
        "30(020101 UTC 0500)|revokedCertificates[1].crlEntryExtensions: NULL, expected SEQUENCE",
        "30(020101 UTC 30())|revokedCertificates[1].crlEntryExtensions: the end, expected SEQUENCE",
        "30(020101 UTC 30(30(06(2a03) 0400)) 0500)|revokedCertificates[1]: 2 bytes left over",
        "31()|revokedCertificates: SET, expected SEQUENCE",
        "30(020101 UTC 30(30(06(551d1d) 0101ff 04(30()))))|CertificateIssuer",
      })
  void anEntryWithABrokenFrameIsNamed(String entry, String problem) {
    byte[] der = withEntries("30(020105 UTC) %s".formatted(entry).replace("UTC", UTC));
    String expected =
        problem.equals("CertificateIssuer")
            ? "revokedCertificates[1].crlEntryExtensions[0].extnValue.GeneralNames: the end, expected"
            : problem;

    assertThatThrownBy(() -> CertificateList.decode(der))
        .isInstanceOf(ViolationException.class)
        .hasMessageStartingWith("CertificateList.tbsCertList." + expected);
    assertThat(CertificateList.trace(der).violations())
        .singleElement()
        .satisfies(violation ->
            assertThat(violation.toString()).startsWith("CertificateList.tbsCertList." + expected));
  }

  @Test
  void version1HasNoExtensions() {
    assertThatThrownBy(
            () -> CertificateList.decode(written("", UTC, "", "a0(30(30(06(2a03) 0400)))")))
        .hasMessageContaining("crlExtensions: extensions, expected no extensions in version 1");
    assertThatThrownBy(() ->
            CertificateList.decode(
                written("", UTC, "30(30(020101 " + UTC + "30(30(06(2a03) 0400))))", "")))
        .hasMessageContaining("crlEntryExtensions: extensions, expected no extensions");
  }

  @Test
  void version2IsTheOnlyOneThatIsWritten() {
    assertThatThrownBy(() -> CertificateList.decode(written("020100", UTC, "", "")))
        .hasMessageContaining("version: v1, expected v2 or nothing");
    assertThatThrownBy(() -> CertificateList.decode(written("020102", UTC, "", "")))
        .hasMessageContaining("version: 2, expected 0 to 1");
  }

  @Test
  void timesAfter2049AreInGeneralizedTime() {
    CertificateList read =
        list(
            written(
                "",
                "18(32303236303130313030303030305a) 18(32303530303130313030303030305a)",
                "",
                ""));

    assertThat(read.thisUpdateTime().isInPrescribedForm()).isFalse();
    assertThat(read.nextUpdateTime().orElseThrow().isInPrescribedForm()).isTrue();
  }

  @Test
  void sizeIsBounded() {
    byte[] large = new byte[DerCursor.MAX_LIST_BYTES + 1];
    assertThatThrownBy(() -> CertificateList.decode(large))
        .isInstanceOfSatisfying(
            ViolationException.class,
            e -> assertThat(e.violation().rule()).isEqualTo(Rule.TOO_LARGE));
  }

  @Test
  void listsAreEqualIfTheirBytesAre() {
    byte[] der = MintPlainCrl.by(CA).revoke(5).der();

    assertThat(list(der)).isEqualTo(list(der)).hasSameHashCodeAs(list(der));
    assertThat(List.of(list(der))).doesNotContain(list(MintPlainCrl.by(CA).revoke(6).der()));
  }
}

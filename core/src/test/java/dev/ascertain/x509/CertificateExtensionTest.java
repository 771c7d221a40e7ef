package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Writer;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateExtensionTest {

  /** Every extension that has a decoder. */
  static Stream<ObjectIdentifier> known() {
    return Stream.of(
        ObjectIdentifier.SUBJECT_DIRECTORY_ATTRIBUTES,
        ObjectIdentifier.SUBJECT_KEY_IDENTIFIER,
        ObjectIdentifier.KEY_USAGE,
        ObjectIdentifier.PRIVATE_KEY_USAGE_PERIOD,
        ObjectIdentifier.SUBJECT_ALT_NAME,
        ObjectIdentifier.ISSUER_ALT_NAME,
        ObjectIdentifier.BASIC_CONSTRAINTS,
        ObjectIdentifier.CRL_NUMBER,
        ObjectIdentifier.REASON_CODE,
        ObjectIdentifier.HOLD_INSTRUCTION_CODE,
        ObjectIdentifier.INVALIDITY_DATE,
        ObjectIdentifier.DELTA_CRL_INDICATOR,
        ObjectIdentifier.ISSUING_DISTRIBUTION_POINT,
        ObjectIdentifier.CERTIFICATE_ISSUER,
        ObjectIdentifier.NAME_CONSTRAINTS,
        ObjectIdentifier.CRL_DISTRIBUTION_POINTS,
        ObjectIdentifier.CERTIFICATE_POLICIES,
        ObjectIdentifier.POLICY_MAPPINGS,
        ObjectIdentifier.AUTHORITY_KEY_IDENTIFIER,
        ObjectIdentifier.POLICY_CONSTRAINTS,
        ObjectIdentifier.EXT_KEY_USAGE,
        ObjectIdentifier.FRESHEST_CRL,
        ObjectIdentifier.INHIBIT_ANY_POLICY,
        ObjectIdentifier.AUTHORITY_INFO_ACCESS,
        ObjectIdentifier.QC_STATEMENTS,
        ObjectIdentifier.SUBJECT_INFO_ACCESS,
        ObjectIdentifier.TLS_FEATURE,
        ObjectIdentifier.SCT_LIST,
        ObjectIdentifier.OCSP_SCT_LIST,
        ObjectIdentifier.CT_POISON,
        ObjectIdentifier.CABF_ORGANIZATION_IDENTIFIER,
        ObjectIdentifier.TOR_SERVICE_DESCRIPTOR,
        ObjectIdentifier.OCSP_NONCE,
        ObjectIdentifier.OCSP_CRL,
        ObjectIdentifier.OCSP_RESPONSE,
        ObjectIdentifier.OCSP_NO_CHECK,
        ObjectIdentifier.DELEGATION_USAGE,
        ObjectIdentifier.OCSP_ARCHIVE_CUTOFF,
        ObjectIdentifier.OCSP_SERVICE_LOCATOR,
        ObjectIdentifier.OCSP_PREFERRED_SIGNATURE_ALGORITHMS,
        ObjectIdentifier.OCSP_EXTENDED_REVOKE);
  }

  @Test
  void everyKindOfExtensionIsKnown() {
    long unread = 2; // UnknownExtension and MalformedExtension
    long twoIdentifiers = 1; // SctList
    assertThat(known().distinct().count() + unread - twoIdentifiers)
        .isEqualTo(CertificateExtension.class.getPermittedSubclasses().length);
  }

  @ParameterizedTest
  @MethodSource("known")
  void aValueOfAnotherTypeIsMalformed(ObjectIdentifier id) {
    String oddlyTagged = "df(00)";

    assertThat(Read.extension(id, oddlyTagged)).isInstanceOf(MalformedExtension.class);
    assertThat(Read.extension(id, "")).isInstanceOf(MalformedExtension.class);
  }

  @ParameterizedTest
  @MethodSource("known")
  void trailingDataIsMalformed(ObjectIdentifier id) {
    String valid =
        Stream.of(
                "30(30(06(2a03) 31(0500)))",
                "04(0102)",
                "0303070080",
                "30(82(6161))",
                "30(800101)",
                "30()",
                "30(06(2a03))",
                "020101",
                "0a0101",
                "06(2a03)",
                "18(32303236303130313030303030305a)",
                "0500",
                "30(a0(30(82(6161))))",
                "30(30(06(2a03) 82(6161)))",
                "30(30(06(2a03)))",
                "30(30(06(2a03) 06(2a04)))",
                "04(0006 0004 01000000)",
                "30(13(565154) 13(4445) 0c(31))",
                "30(30(0c(78) 30(06(2a03)) 0300))",
                "30(30(0c(78) 30(06(2a03)) 030100))",
                "30(30())",
                "30(30(30(06(2a03))))")
            .filter(der -> !(Read.extension(id, der) instanceof MalformedExtension))
            .findFirst()
            .orElseThrow();

    CertificateExtension read = Read.extension(id, valid + "0500");

    assertThat(read).isInstanceOf(MalformedExtension.class);
    assertThat(((MalformedExtension) read).violation().actual()).isEqualTo("2 bytes left over");
  }

  @Test
  void anExtensionMayComeOnlyOnceWhereverItStands() {
    byte[] twice = Der.of("30(30(06(2a03) 04()) 30(06(2a03) 04()))");

    assertThatThrownBy(() ->
            CertificateExtension.decodeAll(DerReader.of("Extensions", twice, false).onlySequence()))
        .hasMessage("Extensions: two 1.2.3, expected each extension once, at byte 0x2");
  }

  @Test
  void theAuthoritysCertificateIsKept() {
    AuthorityKeyIdentifier read =
        Read.extension(
            AuthorityKeyIdentifier.class,
            ObjectIdentifier.AUTHORITY_KEY_IDENTIFIER,
            new org.bouncycastle.asn1.x509.AuthorityKeyIdentifier(
                new byte[] {1, 2},
                new GeneralNames(
                    new org.bouncycastle.asn1.x509.GeneralName(new X500Name("CN=Root"))),
                BigInteger.valueOf(77)));

    assertThat(read.keyIdentifier().orElseThrow()).containsExactly(1, 2);
    assertThat(read.authorityCertIssuer()).singleElement().hasToString("CN=Root");
    assertThat(read.authorityCertSerialNumber()).contains(BigInteger.valueOf(77));
  }

  @Test
  void directoryAttributesKeepTheirValues() {
    SubjectDirectoryAttributes read =
        Read.extension(
            SubjectDirectoryAttributes.class,
            ObjectIdentifier.SUBJECT_DIRECTORY_ATTRIBUTES,
            new DERSequence(
                new Attribute(
                    BCStyle.COUNTRY_OF_CITIZENSHIP, new DERSet(new DERPrintableString("DE")))));

    assertThat(read.attributes())
        .singleElement()
        .satisfies(attribute -> {
          assertThat(attribute.type()).isEqualTo(ObjectIdentifier.of("1.3.6.1.5.5.7.9.4"));
          assertThat(attribute.values()).singleElement().isEqualTo(new byte[] {0x13, 2, 'D', 'E'});
        });
  }

  @Test
  void thePrivateKeysPeriodIsRead() {
    assertThat(
            Read.extension(
                ObjectIdentifier.PRIVATE_KEY_USAGE_PERIOD,
                "30(81(32303236303130313030303030305a))"))
        .isEqualTo(
            new PrivateKeyUsagePeriod(
                false, Optional.empty(), Optional.of(Instant.parse("2026-01-01T00:00:00Z"))));
  }

  @Test
  void theSubjectsRepositoryIsFound() {
    SubjectInfoAccess read =
        (SubjectInfoAccess)
            Read.extension(
                ObjectIdentifier.SUBJECT_INFO_ACCESS,
                "30(30(06(2b06010505073005) 86(683a2f2f78)))");

    assertThat(read.caRepository()).containsExactly("h://x");
  }

  @Test
  void precertificatesArePoisoned() {
    assertThat(Read.extension(ObjectIdentifier.CT_POISON, DERNull.INSTANCE))
        .isEqualTo(new CtPoison(false));
  }

  @Test
  void timestampsAreKeptWholeAndInUnknownVersionsAsBytes() {
    byte[] log = new byte[32];
    Arrays.fill(log, (byte) 7);
    byte[] list =
        Writer.write(out ->
            out.block16(scts -> {
              scts.block16(sct ->
                  sct.u8(0)
                      .raw(log)
                      .u64(1_700_000_000_123L)
                      .opaque16(new byte[] {9})
                      .u16(0x0403)
                      .opaque16(new byte[] {1, 2, 3}));
              scts.block16(sct -> sct.u8(1).raw(new byte[] {5, 6}));
            }));

    SctList read =
        Read.extension(SctList.class, ObjectIdentifier.OCSP_SCT_LIST, new DEROctetString(list));

    assertThat(read.id()).isEqualTo(ObjectIdentifier.OCSP_SCT_LIST);
    assertThat(read.timestamps())
        .singleElement()
        .satisfies(sct -> {
          assertThat(sct.version()).isZero();
          assertThat(sct.logId()).isEqualTo(log);
          assertThat(sct.timestamp()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
          assertThat(sct.extensions()).containsExactly(9);
          assertThat(sct.algorithm()).isEqualTo(SignatureScheme.ECDSA_SECP256R1_SHA256);
          assertThat(sct.signature()).containsExactly(1, 2, 3);
        });
    assertThat(read.serialized().get(1))
        .isInstanceOfSatisfying(
            SerializedSct.Unknown.class,
            sct -> {
              assertThat(sct.version()).isEqualTo(1);
              assertThat(sct.rest()).containsExactly(5, 6);
            });
  }

  @Test
  void organizationsAreRegisteredSomewhere() {
    ASN1Encodable value =
        new DERSequence(
            new ASN1Encodable[] {
              new DERPrintableString("NTR"),
              new DERPrintableString("US"),
              new DERTaggedObject(false, 0, new DERPrintableString("CA")),
              new DERUTF8String("123-456")
            });

    assertThat(Read.extension(ObjectIdentifier.CABF_ORGANIZATION_IDENTIFIER, value))
        .isEqualTo(
            new CabfOrganizationIdentifier(false, "NTR", "US", Optional.of("CA"), "123-456"));
  }

  @Test
  void onionServicesHaveHashes() {
    TorServiceDescriptor read =
        Read.extension(
            TorServiceDescriptor.class,
            ObjectIdentifier.TOR_SERVICE_DESCRIPTOR,
            new DERSequence(
                new DERSequence(
                    new ASN1Encodable[] {
                      new DERUTF8String("https://x.onion"),
                      new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                          NISTObjectIdentifiers.id_sha256),
                      new DERBitString(new byte[] {4, 5})
                    })));

    assertThat(read.hashes())
        .singleElement()
        .satisfies(hash -> {
          assertThat(hash.onionUri()).isEqualTo("https://x.onion");
          assertThat(hash.algorithm()).hasToString("sha256");
          assertThat(hash.subjectPublicKeyHash()).containsExactly(4, 5);
        });
  }

  @Test
  void extensionsAreFoundByType() {
    List<CertificateExtension> extensions =
        List.of(
            Read.extension(ObjectIdentifier.CRL_NUMBER, new ASN1Integer(3)),
            Read.extension(ObjectIdentifier.INHIBIT_ANY_POLICY, "0500"));

    assertThat(CertificateExtension.find(extensions, CrlNumber.class)).isPresent();
    assertThat(CertificateExtension.find(extensions, InhibitAnyPolicy.class)).isEmpty();
  }
}

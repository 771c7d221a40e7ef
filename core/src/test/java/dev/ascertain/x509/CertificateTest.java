package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.Field;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;

class CertificateTest {
  private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("1.2.3.4.5");
  private static final ASN1ObjectIdentifier SCT_LIST =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");
  private static final Mint.Minted CA = Mint.ca("Example CA").mint();
  private static final Mint.Minted RICH = rich();

  private static org.bouncycastle.asn1.x509.GeneralName name(int kind, String value) {
    return new org.bouncycastle.asn1.x509.GeneralName(kind, value);
  }

  /** A certificate with every kind of general name and the extensions that servers have. */
  static Mint.Minted rich() {
    byte[] sct = new byte[1 + 32 + 8 + 2 + 2 + 2 + 3];
    sct[40] = 1;
    sct[43] = 4;
    sct[44] = 3;
    sct[46] = 3;
    byte[] list = new byte[sct.length + 4];
    list[1] = (byte) (sct.length + 2);
    list[3] = (byte) sct.length;
    System.arraycopy(sct, 0, list, 4, sct.length);
    return Mint.plain("C=DE, O=Example\\, Inc., CN=www.example.com")
        .by(CA)
        .names(
            name(org.bouncycastle.asn1.x509.GeneralName.dNSName, "www.example.com"),
            name(org.bouncycastle.asn1.x509.GeneralName.iPAddress, "192.0.2.1"),
            name(org.bouncycastle.asn1.x509.GeneralName.iPAddress, "2001:db8::1"),
            name(org.bouncycastle.asn1.x509.GeneralName.rfc822Name, "a@example.com"),
            name(
                org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
                "https://example.com/"),
            name(org.bouncycastle.asn1.x509.GeneralName.directoryName, "CN=x"),
            name(org.bouncycastle.asn1.x509.GeneralName.registeredID, "1.2.3"))
        .extension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .extension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(
                new AccessDescription[] {
                  new AccessDescription(
                      AccessDescription.id_ad_ocsp,
                      name(
                          org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
                          "http://ocsp.example")),
                  new AccessDescription(
                      AccessDescription.id_ad_caIssuers,
                      name(
                          org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
                          "http://ca.example/ca.der"))
                }))
        .extension(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(
                new org.bouncycastle.asn1.x509.DistributionPoint[] {
                  new org.bouncycastle.asn1.x509.DistributionPoint(
                      new org.bouncycastle.asn1.x509.DistributionPointName(
                          new GeneralNames(
                              name(
                                  org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
                                  "http://ca.example/crl"))),
                      null,
                      null)
                }))
        .extension(
            Extension.certificatePolicies,
            false,
            new DERSequence(new PolicyInformation(new ASN1ObjectIdentifier("2.23.140.1.2.1"))))
        .extension(
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"),
            false,
            new DERSequence(new ASN1Integer(BigInteger.valueOf(5))))
        .extension(SCT_LIST, false, new DEROctetString(list))
        .rawExtension(UNHEARD_OF, false, new byte[] {1, 2, 3})
        .mint();
  }

  @Test
  void aCurveOfUnknownSizeHasNone() throws Exception {
    // That of a signature, whose name holds a number.
    ASN1ObjectIdentifier noCurve = new ASN1ObjectIdentifier("1.2.840.113549.1.1.11");
    byte[] der =
        new org.bouncycastle.asn1.x509.SubjectPublicKeyInfo(
                new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey, noCurve),
                new byte[] {4, 1, 2})
            .getEncoded();

    assertThat(SubjectPublicKeyInfo.decode(der).key().bits()).isZero();
  }

  @Test
  void allFieldsAreRead() throws ViolationException {
    Certificate read = Certificate.decode(RICH.der());

    assertThat(read.version()).isEqualTo(3);
    assertThat(read.serialNumber()).isEqualTo(RICH.holder().getSerialNumber());
    assertThat(read.issuer()).hasToString("CN=Example CA");
    assertThat(read.subject()).hasToString("CN=www.example.com,O=Example\\, Inc.,C=DE");
    assertThat(read.notBefore()).isEqualTo(Mint.NOT_BEFORE);
    assertThat(read.notAfter()).isEqualTo(Mint.NOT_AFTER);
    assertThat(read.subjectPublicKeyInfo()).hasToString("EC secp256r1");
    assertThat(read.subjectPublicKeyInfo().key().bits()).isEqualTo(256);
    assertThat(read.subjectPublicKeyInfo().der()).isEqualTo(RICH.key().getPublic().getEncoded());
    assertThat(read.signatureAlgorithm()).hasToString("ecdsaWithSHA256");
    assertThat(read.signatureAlgorithmInside()).isEqualTo(read.signatureAlgorithm());
    assertThat(read.signature()).isEqualTo(RICH.holder().getSignature());
    assertThat(read.malformed()).isEmpty();
    assertThat(read.isSelfIssued()).isFalse();
  }

  @Test
  void theSignedBytesAreThoseOfTheCertificate() throws Exception {
    assertThat(Certificate.decode(RICH.der()).tbsCertificate())
        .isEqualTo(RICH.holder().toASN1Structure().getTBSCertificate().getEncoded("DER"));
  }

  @Test
  void allExtensionsAreRead() {
    Certificate read = RICH.certificate();

    assertThat(read.extension(SubjectAltName.class).orElseThrow().names().toString())
        .isEqualTo(
            "[www.example.com, 192.0.2.1, 2001:db8::1, a@example.com, https://example.com/, CN=x,"
                + " 1.2.3]");
    assertThat(read.extension(ExtKeyUsage.class).orElseThrow().purposes())
        .containsExactly(ObjectIdentifier.SERVER_AUTH);
    AuthorityInfoAccess access = read.extension(AuthorityInfoAccess.class).orElseThrow();
    assertThat(access.ocsp()).containsExactly("http://ocsp.example");
    assertThat(access.caIssuers()).containsExactly("http://ca.example/ca.der");
    assertThat(read.extension(CrlDistributionPoints.class).orElseThrow().points())
        .containsExactly(
            new DistributionPoint(
                Optional.of(
                    new DistributionPointName.FullName(
                        List.of(new GeneralName.Uri("http://ca.example/crl")))),
                Optional.empty(),
                List.of()));
    assertThat(read.extension(CertificatePolicies.class).orElseThrow().identifiers())
        .containsExactly(ObjectIdentifier.DOMAIN_VALIDATED);
    assertThat(read.extension(TlsFeature.class).orElseThrow().mustStaple()).isTrue();
    assertThat(read.extension(SctList.class).orElseThrow().timestamps())
        .singleElement()
        .satisfies(sct -> assertThat(sct.timestamp().toEpochMilli()).isEqualTo(1));
    assertThat(read.extension(UnknownExtension.class).orElseThrow().value())
        .containsExactly(1, 2, 3);
    assertThat(read.extension(AuthorityKeyIdentifier.class).orElseThrow().keyIdentifier())
        .hasValueSatisfying(id ->
            assertThat(id)
                .isEqualTo(
                    CA.certificate()
                        .extension(SubjectKeyIdentifier.class)
                        .orElseThrow()
                        .keyIdentifier()));
  }

  @Test
  void caExtensionsAreRead() {
    Certificate ca = CA.certificate();

    assertThat(ca.extension(BasicConstraints.class))
        .contains(new BasicConstraints(true, true, OptionalInt.empty()));
    assertThat(ca.extension(KeyUsage.class).orElseThrow().names())
        .containsExactly("keyCertSign", "cRLSign");
    assertThat(ca.isSelfIssued()).isTrue();
  }

  @Test
  void everyFieldIsNamedAsInTheRfc() {
    Trace<Certificate> trace = Certificate.trace(RICH.der());
    Field tbs = trace.field().children().getFirst();
    Field validity = child(tbs, "validity");

    assertThat(trace.violations()).isEmpty();
    assertThat(trace.value()).contains(RICH.certificate());
    assertThat(tbs.name()).isEqualTo("tbsCertificate");
    assertThat(tbs.children().stream().map(Field::name))
        .containsExactly(
            "version",
            "serialNumber",
            "signature",
            "issuer",
            "validity",
            "subject",
            "subjectPublicKeyInfo",
            "extensions");
    assertThat(child(validity, "notAfter").value()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(child(tbs, "subject").value()).startsWith("CN=www.example.com,");
    assertThat(child(tbs, "extensions").children().getFirst().name()).isEqualTo("extensions[0]");
    assertThat(child(tbs, "extensions").children().getFirst().value()).isEqualTo("subjectAltName");
  }

  private static Field child(Field parent, String name) {
    return parent.children().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theRangesOfFieldsNestAndCoverTheWhole() {
    Field whole = Certificate.trace(RICH.der()).field();

    assertThat(whole.range().length()).isEqualTo(RICH.der().length);
    whole
        .walk()
        .forEach(parent ->
            parent
                .children()
                .forEach(inner -> {
                  assertThat(inner.range().start()).isGreaterThanOrEqualTo(parent.range().start());
                  assertThat(inner.range().end()).isLessThanOrEqualTo(parent.range().end());
                }));
  }

  @Test
  void aMalformedExtensionDoesNotHideTheRest() {
    Mint.Minted broken =
        Mint.server("www.example.com")
            .rawExtension(Extension.basicConstraints, true, new byte[] {0x30, 3, 1, 1, 1})
            .mint();

    Certificate read = broken.certificate();
    Violation violation = read.malformed().getFirst();

    assertThat(read.extension(BasicConstraints.class)).isEmpty();
    assertThat(read.extension(SubjectAltName.class)).isPresent();
    assertThat(violation.path())
        .isEqualTo("Certificate.tbsCertificate.extensions[1].extnValue.BasicConstraints.cA");
    assertThat(broken.der()[violation.range().start()]).isEqualTo((byte) 1);
    assertThat(Certificate.trace(broken.der()).violations()).containsExactly(violation);
  }

  @Test
  void aBrokenCertificateIsShownAsFarAsItCanBeRead() {
    byte[] der = RICH.der();
    int notAfter = lastIndexOf(der, "270101000000Z");
    der[notAfter + 12] = 'X';

    Trace<Certificate> trace = Certificate.trace(der);

    assertThat(trace.value()).isEmpty();
    assertThat(trace.violations().getFirst().path())
        .isEqualTo("Certificate.tbsCertificate.validity.notAfter");
    assertThat(trace.violations().getFirst().range().start()).isEqualTo(notAfter);
    assertThat(trace.field().walk().map(Field::value)).contains("CN=Example CA");
  }

  private static int lastIndexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
  }

  @Test
  void anExtensionMayComeOnlyOnce() {
    byte[] der =
        Mint.plain("CN=x")
            .rawExtension(UNHEARD_OF, false, new byte[0])
            .rawExtension(new ASN1ObjectIdentifier("1.2.3.4.6"), false, new byte[0])
            .mint()
            .der();
    byte[] second = {0x2a, 3, 4, 6};
    for (int i = 0; i < der.length - 4; i++) {
      if (Arrays.equals(der, i, i + 4, second, 0, 4)) {
        der[i + 3] = 5;
      }
    }
    assertThatThrownBy(() -> Certificate.decode(der))
        .hasMessageContaining("two 1.2.3.4.5, expected each extension once");
  }

  @Test
  void trailingDataIsAViolation() {
    byte[] longer = Arrays.copyOf(RICH.der(), RICH.der().length + 1);
    assertThatThrownBy(() -> Certificate.decode(longer))
        .hasMessageContaining("1 byte left over, expected the end");
  }
}

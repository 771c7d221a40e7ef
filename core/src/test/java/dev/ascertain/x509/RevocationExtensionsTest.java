package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5280 sections 4.2.1.13, 4.2.1.15, 5.2 and 5.3. */
class RevocationExtensionsTest {
  private static final GeneralNames WHERE =
      new GeneralNames(
          new org.bouncycastle.asn1.x509.GeneralName[] {
            new org.bouncycastle.asn1.x509.GeneralName(
                org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
                "http://crl.example/1"),
            new org.bouncycastle.asn1.x509.GeneralName(
                org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
                "ldap://crl.example/2")
          });
  private static final DistributionPointName READ_WHERE =
      new DistributionPointName.FullName(
          List.of(
              new GeneralName.Uri("http://crl.example/1"),
              new GeneralName.Uri("ldap://crl.example/2")));

  @Test
  void distributionPointsAreKeptWhole() {
    org.bouncycastle.asn1.x509.DistributionPoint point =
        new org.bouncycastle.asn1.x509.DistributionPoint(
            new org.bouncycastle.asn1.x509.DistributionPointName(WHERE),
            new org.bouncycastle.asn1.x509.ReasonFlags(
                org.bouncycastle.asn1.x509.ReasonFlags.keyCompromise
                    | org.bouncycastle.asn1.x509.ReasonFlags.aACompromise),
            new GeneralNames(
                new org.bouncycastle.asn1.x509.GeneralName(new X500Name("CN=CRL issuer"))));

    CrlDistributionPoints read =
        Read.extension(
            CrlDistributionPoints.class,
            ObjectIdentifier.CRL_DISTRIBUTION_POINTS,
            new CRLDistPoint(new org.bouncycastle.asn1.x509.DistributionPoint[] {point}));

    assertThat(read.points())
        .singleElement()
        .satisfies(whole -> {
          assertThat(whole.name()).contains(READ_WHERE);
          assertThat(whole.uris()).containsExactly("http://crl.example/1", "ldap://crl.example/2");
          assertThat(whole.reasons()).contains(new ReasonFlags(0b1_0000_0010));
          assertThat(whole.reasons().orElseThrow()).hasToString("keyCompromise, aACompromise");
          assertThat(whole.crlIssuer()).singleElement().hasToString("CN=CRL issuer");
        });
  }

  @Test
  void namesRelativeToTheIssuerAreRead() {
    CrlDistributionPoints read =
        (CrlDistributionPoints)
            Read.extension(
                ObjectIdentifier.CRL_DISTRIBUTION_POINTS, "30(30(a0(a1(30(06(550403) 0c(58))))))");

    assertThat(read.points().getFirst().name().orElseThrow())
        .isInstanceOfSatisfying(
            DistributionPointName.RelativeToCrlIssuer.class,
            name -> assertThat(name.attributes()).singleElement().hasToString("CN=X"));
    assertThat(read.points().getFirst().uris()).isEmpty();
  }

  @Test
  void anEmptyPointIsReadAsWhatItIs() {
    assertThat(Read.extension(ObjectIdentifier.FRESHEST_CRL, "30(30())"))
        .isEqualTo(
            new FreshestCrl(
                false,
                List.of(new DistributionPoint(Optional.empty(), Optional.empty(), List.of()))));
  }

  @Test
  void reasonsAreASet() {
    ReasonFlags key = new ReasonFlags(1 << 1);
    ReasonFlags superseded = new ReasonFlags(1 << 4);

    assertThat(ReasonFlags.ALL.covers(key.or(superseded))).isTrue();
    assertThat(key.covers(superseded)).isFalse();
    assertThat(key.or(superseded).and(superseded)).isEqualTo(superseded);
    assertThat(ReasonFlags.ALL.names()).hasSize(8).doesNotContain("unused");
  }

  @Test
  void theIssuingDistributionPointIsRead() {
    IssuingDistributionPoint read =
        Read.extension(
            IssuingDistributionPoint.class,
            ObjectIdentifier.ISSUING_DISTRIBUTION_POINT,
            new org.bouncycastle.asn1.x509.IssuingDistributionPoint(
                new org.bouncycastle.asn1.x509.DistributionPointName(WHERE),
                true,
                false,
                new org.bouncycastle.asn1.x509.ReasonFlags(
                    org.bouncycastle.asn1.x509.ReasonFlags.superseded),
                true,
                false));

    assertThat(read)
        .isEqualTo(
            new IssuingDistributionPoint(
                false,
                Optional.of(READ_WHERE),
                true,
                false,
                Optional.of(new ReasonFlags(1 << 4)),
                true,
                false));
  }

  @Test
  void numbersMayBeLong() {
    BigInteger number = BigInteger.ONE.shiftLeft(159);

    assertThat(Read.extension(ObjectIdentifier.CRL_NUMBER, new ASN1Integer(number)))
        .isEqualTo(new CrlNumber(false, number));
    assertThat(Read.extension(ObjectIdentifier.DELTA_CRL_INDICATOR, new ASN1Integer(number)))
        .isEqualTo(new DeltaCrlIndicator(false, number));
  }

  @Test
  void entriesSayWhyAndSinceWhen() {
    assertThat(Read.extension(ObjectIdentifier.REASON_CODE, new ASN1Enumerated(1)))
        .isEqualTo(new ReasonCode(false, 1));
    assertThat(new ReasonCode(false, 1).name()).isEqualTo("keyCompromise");
    assertThat(ReasonCode.name(10)).isEqualTo("aACompromise");
    assertThat(ReasonCode.name(11)).isEqualTo("11");
    Instant date = Instant.parse("2026-02-03T04:05:06Z");
    assertThat(
            Read.extension(
                ObjectIdentifier.INVALIDITY_DATE, new ASN1GeneralizedTime(Date.from(date))))
        .isEqualTo(new InvalidityDate(false, date));
    assertThat(
            Read.extension(
                ObjectIdentifier.HOLD_INSTRUCTION_CODE,
                new ASN1ObjectIdentifier("1.2.840.10040.2.3")))
        .isEqualTo(new HoldInstructionCode(false, ObjectIdentifier.of("1.2.840.10040.2.3")));
  }

  @Test
  void theCertificateIssuerHasADirectoryName() {
    CertificateIssuer read =
        Read.extension(
            CertificateIssuer.class,
            ObjectIdentifier.CERTIFICATE_ISSUER,
            new GeneralNames(
                new org.bouncycastle.asn1.x509.GeneralName[] {
                  new org.bouncycastle.asn1.x509.GeneralName(
                      org.bouncycastle.asn1.x509.GeneralName.dNSName, "ca.example"),
                  new org.bouncycastle.asn1.x509.GeneralName(new X500Name("CN=CA"))
                }));

    assertThat(read.directoryName().orElseThrow()).hasToString("CN=CA");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2.5.29.28|30(810100)|onlyContainsUserCerts: FALSE, expected nothing",
        "2.5.29.28|30(810101)|onlyContainsUserCerts: 01, expected 00 or ff",
        "2.5.29.28|30(8201ff 8101ff)|left over, expected the end",
        "2.5.29.28|30(a0())|the end, expected [0]",
        "2.5.29.28|30(a0(a0()))|the end, expected a GeneralName",
        "2.5.29.28|30(83(08ff))|8 unused bits",
        "2.5.29.31|30(30(8101))|0 bytes",
        "2.5.29.20|0201ff|CRLNumber: -1, expected 0 or more",
        "2.5.29.20|02020001|a leading 00, expected a minimal INTEGER",
        "2.5.29.21|020101|INTEGER, expected ENUMERATED",
        "2.5.29.21|0a020100|256, expected 0 to 255",
        "2.5.29.24|17(3236303130313030303030305a)|UTCTime, expected GeneralizedTime",
        "2.5.29.24|18(32303236303130313030303030302e355a)|20260101000000.5Z, expected YYYYMMDD",
        "2.5.29.29|30()|the end, expected a GeneralName",
      })
  void malformedValuesAreSaidToBe(String id, String der, String problem) {
    CertificateExtension read = Read.extension(ObjectIdentifier.of(id), der);

    assertThat(read).isInstanceOf(MalformedExtension.class);
    assertThat(((MalformedExtension) read).violation().toString()).contains(problem);
  }
}

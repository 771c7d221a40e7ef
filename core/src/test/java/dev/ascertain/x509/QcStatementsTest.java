package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.qualified.ETSIQCObjectIdentifiers;
import org.bouncycastle.asn1.x509.qualified.Iso4217CurrencyCode;
import org.bouncycastle.asn1.x509.qualified.MonetaryValue;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.bouncycastle.asn1.x509.qualified.RFC3739QCObjectIdentifiers;
import org.bouncycastle.asn1.x509.qualified.SemanticsInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3739 section 3.2.6, ETSI EN 319 412-5 section 4, ETSI TS 119 495 section 5.1. */
class QcStatementsTest {

  private static QcStatement read(ASN1Encodable statement) {
    QcStatements read =
        Read.extension(
            QcStatements.class, ObjectIdentifier.QC_STATEMENTS, new DERSequence(statement));
    assertThat(read.statements()).hasSize(1);
    return read.statements().getFirst();
  }

  private static ASN1Encodable sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }

  @Test
  void statementsWithoutInformationAreRead() {
    assertThat(read(new QCStatement(ETSIQCObjectIdentifiers.id_etsi_qcs_QcCompliance)))
        .isEqualTo(new QcStatement.Compliance());
    assertThat(read(new QCStatement(ETSIQCObjectIdentifiers.id_etsi_qcs_QcSSCD)))
        .isEqualTo(new QcStatement.SecureDevice());
  }

  @Test
  void limitsHaveACurrencyInLettersOrDigits() {
    assertThat(
            read(
                new QCStatement(
                    ETSIQCObjectIdentifiers.id_etsi_qcs_LimiteValue,
                    new MonetaryValue(new Iso4217CurrencyCode("EUR"), 25, 3))))
        .isEqualTo(
            new QcStatement.LimitValue("EUR", BigInteger.valueOf(25), BigInteger.valueOf(3)));
    assertThat(
            read(
                new QCStatement(
                    ETSIQCObjectIdentifiers.id_etsi_qcs_LimiteValue,
                    new MonetaryValue(new Iso4217CurrencyCode(978), 1, 0))))
        .isEqualTo(new QcStatement.LimitValue("978", BigInteger.ONE, BigInteger.ZERO));
  }

  @Test
  void theRetentionPeriodIsInYears() {
    assertThat(
            read(
                new QCStatement(
                    ETSIQCObjectIdentifiers.id_etsi_qcs_RetentionPeriod, new ASN1Integer(15))))
        .isEqualTo(new QcStatement.RetentionPeriod(BigInteger.valueOf(15)));
  }

  @Test
  void disclosureStatementsHaveALanguage() {
    assertThat(
            read(
                new QCStatement(
                    ETSIQCObjectIdentifiers.id_etsi_qcs_QcPds,
                    sequence(
                        sequence(
                            new DERIA5String("https://pds.example"),
                            new DERPrintableString("en"))))))
        .isEqualTo(
            new QcStatement.DisclosureStatements(
                List.of(new QcStatement.PdsLocation("https://pds.example", "en"))));
  }

  @Test
  void typesAreListed() {
    assertThat(
            read(
                new QCStatement(
                    ETSIQCObjectIdentifiers.id_etsi_qcs_QcType,
                    sequence(ETSIQCObjectIdentifiers.id_etsi_qct_web))))
        .isEqualTo(new QcStatement.Type(List.of(ObjectIdentifier.QC_TYPE_WEB)));
  }

  @Test
  void countriesAreListed() {
    assertThat(
            read(
                new QCStatement(
                    new ASN1ObjectIdentifier("0.4.0.1862.1.7"),
                    sequence(new DERPrintableString("GB")))))
        .isEqualTo(new QcStatement.Legislation(List.of("GB")));
  }

  @Test
  void paymentServiceProvidersHaveRoles() {
    assertThat(
            read(
                new QCStatement(
                    new ASN1ObjectIdentifier("0.4.0.19495.2"),
                    sequence(
                        sequence(
                            sequence(
                                new ASN1ObjectIdentifier("0.4.0.19495.1.3"),
                                new DERUTF8String("PSP_AI"))),
                        new DERUTF8String("Bundesanstalt für Finanzdienstleistungsaufsicht"),
                        new DERUTF8String("DE-BAFIN")))))
        .isEqualTo(
            new QcStatement.PaymentServices(
                List.of(new QcStatement.Role(ObjectIdentifier.of("0.4.0.19495.1.3"), "PSP_AI")),
                "Bundesanstalt für Finanzdienstleistungsaufsicht",
                "DE-BAFIN"));
  }

  @Test
  void semanticsAreRead() {
    assertThat(
            read(
                new QCStatement(
                    RFC3739QCObjectIdentifiers.id_qcs_pkixQCSyntax_v2,
                    new SemanticsInformation(
                        new ASN1ObjectIdentifier("0.4.0.194121.1.2"),
                        new org.bouncycastle.asn1.x509.GeneralName[] {
                          new org.bouncycastle.asn1.x509.GeneralName(
                              org.bouncycastle.asn1.x509.GeneralName.dNSName, "ra.example")
                        }))))
        .isEqualTo(
            new QcStatement.Semantics(
                ObjectIdentifier.PKIX_QC_SYNTAX_V2,
                Optional.of(ObjectIdentifier.of("0.4.0.194121.1.2")),
                List.of(new GeneralName.Dns("ra.example"))));
    assertThat(read(new QCStatement(RFC3739QCObjectIdentifiers.id_qcs_pkixQCSyntax_v1)))
        .isEqualTo(
            new QcStatement.Semantics(
                ObjectIdentifier.PKIX_QC_SYNTAX_V1, Optional.empty(), List.of()));
  }

  @Test
  void otherStatementsAreKeptAsBytes() {
    assertThat(read(new QCStatement(new ASN1ObjectIdentifier("1.2.3"), new ASN1Integer(1))))
        .isInstanceOfSatisfying(
            QcStatement.Other.class,
            other -> {
              assertThat(other.statementId()).isEqualTo(ObjectIdentifier.of("1.2.3"));
              assertThat(other.statementInfo()).containsExactly(2, 1, 1);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30(30(06(04008e460101) 0500))|2 bytes left over",
        "30(30(06(04008e460102)))|statementInfo: the end, expected SEQUENCE",
        "30(30(06(04008e460105) 30()))|the end, expected SEQUENCE",
        "30(30(06(04008e460107) 30(0c(4742))))|UTF8String, expected PrintableString",
      })
  void malformedStatementsAreSaidToBe(String der, String problem) {
    CertificateExtension read = Read.extension(ObjectIdentifier.QC_STATEMENTS, der);

    assertThat(read).isInstanceOf(MalformedExtension.class);
    assertThat(((MalformedExtension) read).violation().toString()).contains(problem);
  }
}

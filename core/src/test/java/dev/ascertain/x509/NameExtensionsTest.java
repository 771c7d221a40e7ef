package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5280 sections 4.2.1.6, 4.2.1.7 and 4.2.1.10, RFC 9598 section 3. */
class NameExtensionsTest {

  private static List<GeneralName> names(ASN1Encodable value) {
    return Read.extension(SubjectAltName.class, ObjectIdentifier.SUBJECT_ALT_NAME, value).names();
  }

  private static NameConstraints constraints(String der) {
    return (NameConstraints) Read.extension(ObjectIdentifier.NAME_CONSTRAINTS, der);
  }

  @Test
  void otherNamesKeepTheirTypeAndValue() {
    ASN1Encodable upn = new DERUTF8String("me@example.com");
    GeneralName read =
        names(
                new GeneralNames(
                    new org.bouncycastle.asn1.x509.GeneralName(
                        org.bouncycastle.asn1.x509.GeneralName.otherName,
                        new OtherName(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"), upn))))
            .getFirst();

    assertThat(read)
        .isEqualTo(
            new GeneralName.OtherName(
                ObjectIdentifier.of("1.3.6.1.4.1.311.20.2.3"), Read.der(upn)));
    assertThat(read.kind()).isEqualTo("otherName");
    assertThat(read).hasToString("1.3.6.1.4.1.311.20.2.3=#0c0e6d65406578616d706c652e636f6d");
  }

  @Test
  void mailAddressesBeyondAsciiAreRead() {
    GeneralName read =
        names(
                new GeneralNames(
                    new org.bouncycastle.asn1.x509.GeneralName(
                        org.bouncycastle.asn1.x509.GeneralName.otherName,
                        new OtherName(
                            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9"),
                            new DERUTF8String("医生@例子.example")))))
            .getFirst();

    assertThat(read).isEqualTo(new GeneralName.SmtpUtf8Mailbox("医生@例子.example"));
  }

  @Test
  void ediPartyNamesAreRead() {
    ASN1Encodable party =
        new DERSequence(
            new ASN1Encodable[] {
              new DERTaggedObject(true, 0, new DERUTF8String("Assigner")),
              new DERTaggedObject(true, 1, new DERUTF8String("Party"))
            });

    assertThat(names(new DERSequence(new DERTaggedObject(false, 5, party))))
        .singleElement()
        .hasToString("Assigner: Party");
  }

  @Test
  void x400AddressesAreKeptAsBytes() {
    GeneralName read =
        names(new DERSequence(new DERTaggedObject(false, 3, new DERSequence(new DERSequence()))))
            .getFirst();

    assertThat(read).isEqualTo(new GeneralName.X400Address(new byte[] {0x30, 0}));
  }

  @Test
  void registeredIdsAreRead() {
    assertThat(
            names(
                new GeneralNames(
                    new org.bouncycastle.asn1.x509.GeneralName(
                        org.bouncycastle.asn1.x509.GeneralName.registeredID, "2.5.29.17"))))
        .containsExactly(new GeneralName.RegisteredId(ObjectIdentifier.SUBJECT_ALT_NAME));
  }

  @Test
  void theIssuerHasNamesToo() {
    assertThat(Read.extension(ObjectIdentifier.ISSUER_ALT_NAME, "30(82(612e6263))"))
        .isEqualTo(new IssuerAltName(false, List.of(new GeneralName.Dns("a.bc"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30(82(e4))|e4, expected an ASCII character",
        "30(87(0102030405))|5 bytes, expected 4 or 16 bytes",
        "30()|the end, expected a GeneralName",
        "30(89())|[9] primitive, expected a GeneralName",
        "30(a2())|[2], expected a GeneralName",
        "30(88())|an unfinished OBJECT IDENTIFIER, expected whole arcs",
        "30(a0(06(551d11)))|the end, expected [0]",
        "30(a0(06(551d11) a0(0500 0500)))|2 bytes left over, expected the end",
        "30(a0(06(2b06010505070809) a0(16(614062))))|IA5String, expected UTF8String",
        "30(a0(06(2b06010505070809) a0(0c(6140ff))))|other bytes, expected UTF-8",
        "30(a4(30()3000))|2 bytes left over, expected the end",
        "30(a5(81()))|[1] primitive, expected [1]",
        "30(a5(a1(04(aa))))|OCTET STRING, expected a character string",
        "30(a3(24(04(aa))))|tag 24, expected a primitive element",
        "30(a3(0000))|00, expected an element",
      })
  void malformedNamesAreSaidToBe(String der, String problem) {
    CertificateExtension read = Read.extension(ObjectIdentifier.SUBJECT_ALT_NAME, der);

    assertThat(read).isInstanceOf(MalformedExtension.class);
    assertThat(((MalformedExtension) read).violation().toString()).contains(problem);
  }

  @Test
  void constraintsAreReadWithTheirDistances() {
    NameConstraints read =
        constraints("30(a0(30(82(612e62) 800101 810102)) a1(30(87(0a000000ff000000))))");

    assertThat(read.permitted())
        .containsExactly(
            new NameConstraints.GeneralSubtree(
                new GeneralName.Dns("a.b"), BigInteger.ONE, Optional.of(BigInteger.TWO)));
    assertThat(read.permitted().getFirst().isWhole()).isFalse();
    assertThat(read.excluded().getFirst().isWhole()).isTrue();
    assertThat(read.excluded().getFirst().base()).hasToString("10.0.0.0/255.0.0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "30(), [], []",
    "30(a0(30(82(2e612e62)))), [.a.b], []",
    "30(a0(30(82()))), [], []",
    "30(a1(30(87(0102030405)))), [], [#0102030405]",
    "30(a1(30(87(0a00000000ff00ff)))), [], [10.0.0.0/0.255.0.255]",
  })
  void whatTheRfcForbidsInConstraintsIsReadAsWhatItIs(
      String der, String permitted, String excluded) {
    NameConstraints read = constraints(der);

    assertThat(read.permitted().stream().map(tree -> tree.base().toString()).toList().toString())
        .isEqualTo(permitted);
    assertThat(read.excluded().stream().map(tree -> tree.base().toString()).toList().toString())
        .isEqualTo(excluded);
  }

  @Test
  void aMinimumOfZeroIsNotWritten() {
    String der = "30(a0(30(82(612e62) 800100)))";
    MalformedExtension read =
        (MalformedExtension) Read.extension(ObjectIdentifier.NAME_CONSTRAINTS, der);

    assertThat(read.violation().toString()).contains("minimum: 0, expected nothing");
    assertThat(read.value()).isEqualTo(Der.of(der));
  }
}

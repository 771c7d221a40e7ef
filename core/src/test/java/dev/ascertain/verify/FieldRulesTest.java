package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.assertError;
import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class FieldRulesTest {

  @Test
  void serialNumbersArePositive() {
    Mint negative = server().serial(BigInteger.valueOf(-1));
    Mint zero = server().serial(BigInteger.ZERO);

    assertError("serial-number-not-negative", Place.LEAF, negative, Profile.WEB_PKI);
    assertThat(broken(Profile.RFC_5280, Place.LEAF, negative))
        .containsExactly("serial-number-not-negative WARNING");
    assertError("serial-number-not-zero", Place.LEAF, zero, Profile.RFC_5280, Profile.WEB_PKI);
    assertThat(broken(Profile.BROWSER, Place.LEAF, zero))
        .containsExactly("serial-number-not-zero WARNING");
  }

  @Test
  void serialNumbersHaveAtMost20Octets() {
    Mint longest = server().serial(BigInteger.TWO.pow(159).subtract(BigInteger.ONE));
    Mint longer = server().serial(BigInteger.TWO.pow(159));

    assertThat(broken(Profile.WEB_PKI, Place.LEAF, longest)).isEmpty();
    assertError("serial-number-length", Place.LEAF, longer, Profile.RFC_5280, Profile.WEB_PKI);
  }

  @Test
  void nobodyReliesOnTheSerialNumberOfARoot() {
    assertThat(broken(Profile.WEB_PKI, Place.ROOT, Mint.ca("Root").serial(BigInteger.ZERO)))
        .isEmpty();
  }

  @Test
  void issuersHaveNames() {
    Certificate anonymous = Ruled.with(3, new DERSequence(), server());

    assertError("issuer-not-empty", Place.LEAF, anonymous, Profile.values());
  }

  @Test
  void casHaveNames() {
    Mint nameless = Mint.ca("x").subject("").by(Ruled.ROOT);

    assertError(
        "ca-subject-not-empty", Place.INTERMEDIATE, nameless, Profile.RFC_5280, Profile.WEB_PKI);
  }

  @Test
  void serversHaveASubjectOrAltNames() {
    Mint nameless =
        Ruled.server("", Ruled.dns("a.example")).without(Extension.subjectAlternativeName);

    assertThat(broken(Profile.RFC_5280, Place.LEAF, nameless))
        .containsExactly("subject-or-alt-name ERROR");
    assertThat(broken(Profile.WEB_PKI, Place.LEAF, nameless))
        .containsExactly("subject-or-alt-name ERROR", "san-present ERROR");
  }

  @Test
  void datesThrough2049AreUtcTime() {
    ASN1Encodable[] times = {
      new ASN1GeneralizedTime("20260101000000Z"), new ASN1GeneralizedTime("20270101000000Z")
    };
    Certificate general = Ruled.with(4, new DERSequence(times), server());

    assertError("time-form", Place.LEAF, general, Profile.WEB_PKI);
  }

  @Test
  void uniqueIdentifiersAreAbsent() {
    Mint mint = Mint.ca("Root");
    ASN1Encodable id = new DERTaggedObject(false, 1, new DERBitString(new byte[] {1}));

    assertThat(Ruled.findings(Profile.WEB_PKI, false, Place.ROOT, Ruled.inserted(7, id, mint)))
        .filteredOn(Ruled.of(Requirement.UNIQUE_IDS_ABSENT))
        .hasSize(1);
  }

  @Test
  void theWebPkiKnowsVersion3Only()
      throws IOException, OperatorCreationException, ViolationException {
    X509v1CertificateBuilder builder =
        new X509v1CertificateBuilder(
            new X500Name("CN=Root"),
            BigInteger.ONE,
            Date.from(Mint.NOT_BEFORE),
            Date.from(Mint.NOT_AFTER),
            new X500Name("CN=Root"),
            SubjectPublicKeyInfo.getInstance(Ruled.ROOT.key().getPublic().getEncoded()));
    byte[] der =
        builder
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(Ruled.ROOT.key().getPrivate()))
            .getEncoded();
    Certificate root = Certificate.decode(der);

    assertThat(Ruled.findings(Profile.WEB_PKI, false, Place.ROOT, root))
        .filteredOn(Ruled.of(Requirement.VERSION_3))
        .hasSize(1);
    assertThat(Ruled.findings(Profile.RFC_5280, false, Place.ROOT, root))
        .filteredOn(Ruled.of(Requirement.VERSION_3))
        .isEmpty();
  }
}

package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertPolicyId;
import org.bouncycastle.asn1.x509.DisplayText;
import org.bouncycastle.asn1.x509.NoticeReference;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.UserNotice;
import org.junit.jupiter.api.Test;

/** RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11 and 4.2.1.14. */
class PolicyExtensionsTest {
  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4");
  private static final ObjectIdentifier READ_POLICY = ObjectIdentifier.of("1.2.3.4");

  @Test
  void policiesKeepTheirQualifiers() {
    ASN1EncodableVector numbers = new ASN1EncodableVector();
    numbers.add(new ASN1Integer(1));
    numbers.add(new ASN1Integer(7));
    UserNotice notice =
        new UserNotice(
            new NoticeReference(new DisplayText("Example"), numbers),
            new DisplayText(DisplayText.CONTENT_TYPE_BMPSTRING, "Für Prüfer"));
    PolicyInformation policy =
        new PolicyInformation(
            POLICY,
            new DERSequence(
                new ASN1Encodable[] {
                  new PolicyQualifierInfo("https://cps.example/"),
                  new PolicyQualifierInfo(PolicyQualifierId.id_qt_unotice, notice),
                  new DERSequence(
                      new ASN1Encodable[] {
                        new ASN1ObjectIdentifier("1.2.9"), new DERIA5String("?")
                      })
                }));

    CertificatePolicies read =
        Read.extension(
            CertificatePolicies.class,
            ObjectIdentifier.CERTIFICATE_POLICIES,
            new DERSequence(
                new PolicyInformation[] {
                  policy, new PolicyInformation(new ASN1ObjectIdentifier("2.5.29.32.0"))
                }));

    assertThat(read.identifiers()).containsExactly(READ_POLICY, ObjectIdentifier.ANY_POLICY);
    assertThat(read.policies().get(1).policyQualifiers()).isEmpty();
    assertThat(read.policies().getFirst().policyQualifiers())
        .satisfiesExactly(
            cps -> assertThat(cps).isEqualTo(new PolicyQualifier.CpsUri("https://cps.example/")),
            user -> {
              PolicyQualifier.UserNotice unotice = (PolicyQualifier.UserNotice) user;
              PolicyQualifier.NoticeReference reference = unotice.reference().orElseThrow();
              assertThat(reference.organization().text()).contains("Example");
              assertThat(reference.noticeNumbers())
                  .containsExactly(BigInteger.ONE, BigInteger.valueOf(7));
              assertThat(unotice.explicitText().orElseThrow().text()).contains("Für Prüfer");
              assertThat(unotice.explicitText().orElseThrow().tag()).isEqualTo(30);
            },
            other -> {
              PolicyQualifier.Other kept = (PolicyQualifier.Other) other;
              assertThat(kept.id()).isEqualTo(ObjectIdentifier.of("1.2.9"));
              assertThat(kept.qualifier()).isEqualTo(Read.der(new DERIA5String("?")));
            });
  }

  @Test
  void aUserNoticeMayBeEmpty() {
    CertificatePolicies read =
        (CertificatePolicies)
            Read.extension(
                ObjectIdentifier.CERTIFICATE_POLICIES,
                "30(30(06(2a0304) 30(30(06(2b06010505070202) 30()))))");

    assertThat(read.policies().getFirst().policyQualifiers())
        .containsExactly(new PolicyQualifier.UserNotice(Optional.empty(), Optional.empty()));
  }

  @Test
  void mappingsAreRead() {
    PolicyMappings read =
        Read.extension(
            PolicyMappings.class,
            ObjectIdentifier.POLICY_MAPPINGS,
            new org.bouncycastle.asn1.x509.PolicyMappings(
                CertPolicyId.getInstance(POLICY),
                CertPolicyId.getInstance(new ASN1ObjectIdentifier("1.2.3.5"))));

    assertThat(read.mappings())
        .containsExactly(
            new PolicyMappings.PolicyMapping(READ_POLICY, ObjectIdentifier.of("1.2.3.5")));
  }

  @Test
  void constraintsAreRead() {
    PolicyConstraints read =
        Read.extension(
            PolicyConstraints.class,
            ObjectIdentifier.POLICY_CONSTRAINTS,
            new org.bouncycastle.asn1.x509.PolicyConstraints(
                BigInteger.ZERO, BigInteger.valueOf(3)));

    assertThat(read).isEqualTo(new PolicyConstraints(false, OptionalInt.of(0), OptionalInt.of(3)));
  }

  @Test
  void emptyConstraintsAreReadAsWhatTheyAre() {
    assertThat(Read.extension(ObjectIdentifier.POLICY_CONSTRAINTS, "30()"))
        .isEqualTo(new PolicyConstraints(false, OptionalInt.empty(), OptionalInt.empty()));
  }

  @Test
  void inhibitAnyPolicyIsANumber() {
    assertThat(Read.extension(ObjectIdentifier.INHIBIT_ANY_POLICY, new ASN1Integer(5)))
        .isEqualTo(new InhibitAnyPolicy(false, 5));
  }

  @Test
  void anyKindOfCharacterStringIsReadAsANotice() {
    List<String> texts = List.of("0c0141", "130141", "140141", "160141", "1a0141", "1e020041");
    for (String text : texts) {
      CertificatePolicies read =
          (CertificatePolicies)
              Read.extension(
                  ObjectIdentifier.CERTIFICATE_POLICIES,
                  "30(30(06(2a0304) 30(30(06(2b06010505070202) 30(" + text + ")))))");
      PolicyQualifier.UserNotice notice =
          (PolicyQualifier.UserNotice) read.policies().getFirst().policyQualifiers().getFirst();
      assertThat(notice.explicitText().orElseThrow().text()).contains("A");
    }
  }
}

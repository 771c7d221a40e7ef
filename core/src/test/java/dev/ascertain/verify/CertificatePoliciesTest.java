package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.ObjectIdentifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;

/** Certificate policies: RFC 5280 section 6.1 and RFC 9618. */
class CertificatePoliciesTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ONE = "1.3.6.1.4.1.55555.1";
  private static final String TWO = "1.3.6.1.4.1.55555.2";
  private static final String ANY = "2.5.29.32.0";
  private static final PolicyInputs EXPLICIT = new PolicyInputs(Set.of(), true, false, false);
  private static final Minted ROOT = Mint.ca("Root").mint();

  private static Mint stating(Mint certificate, String... policies) {
    return certificate.extension(
        Extension.certificatePolicies,
        false,
        new DERSequence(
            Arrays.stream(policies)
                .map(policy -> new PolicyInformation(new ASN1ObjectIdentifier(policy)))
                .toArray(ASN1Encodable[]::new)));
  }

  private static Mint mapping(Mint certificate, String from, String to) {
    return certificate.extension(
        Extension.policyMappings, true, new DERSequence(new DERSequence[] {pair(from, to)}));
  }

  private static DERSequence pair(String from, String to) {
    return new DERSequence(
        new ASN1Encodable[] {new ASN1ObjectIdentifier(from), new ASN1ObjectIdentifier(to)});
  }

  private static Mint requiringPolicy(Mint certificate, int skip) {
    return certificate.extension(
        Extension.policyConstraints,
        true,
        new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(skip))));
  }

  private static List<Finding> verify(PolicyInputs inputs, Minted... sent) {
    return Verifier.verify(
            new VerificationRequest(
                Arrays.stream(sent).map(Minted::der).toList(),
                Optional.empty(),
                AT,
                Measure.of(TrustStore.of("Test", List.of(ROOT.certificate())))
                    .with(Profile.RFC_5280)
                    .with(inputs),
                List.of(),
                Optional.empty(),
                Evidence.NONE),
            CRYPTO)
        .findings();
  }

  private static PolicyInputs wanting(String... policies) {
    return new PolicyInputs(
        Set.copyOf(Arrays.stream(policies).map(ObjectIdentifier::of).toList()), true, false, false);
  }

  private static Mint leaf(Minted ca) {
    return Mint.server("www.example.com").by(ca);
  }

  private static Mint ca() {
    return Mint.ca("CA").by(ROOT);
  }

  @Test
  void whatNobodyAsksForDoesNotMatter() {
    Minted ca = stating(ca(), ONE).mint();

    assertThat(verify(PolicyInputs.ANY, stating(leaf(ca), TWO).mint(), ca)).isEmpty();
  }

  @Test
  void aPolicyThatAllCertificatesStateIsValid() {
    Minted ca = stating(ca(), ONE, TWO).mint();
    Minted leaf = stating(leaf(ca), TWO).mint();

    assertThat(verify(EXPLICIT, leaf, ca)).isEmpty();
    assertThat(verify(wanting(TWO), leaf, ca)).isEmpty();
    assertThat(verify(wanting(ONE, TWO), leaf, ca)).isEmpty();
    assertThat(verify(wanting(ONE), leaf, ca)).containsExactly(new ChainFinding.NoValidPolicy(0));
  }

  @Test
  void theCertificateWhereTheLastPolicyWasLostIsNamed() {
    Minted silent = ca().mint();
    Minted one = stating(ca(), ONE).mint();

    assertThat(verify(EXPLICIT, stating(leaf(silent), ONE).mint(), silent))
        .containsExactly(new ChainFinding.NoValidPolicy(1));
    assertThat(verify(EXPLICIT, stating(leaf(one), TWO).mint(), one))
        .containsExactly(new ChainFinding.NoValidPolicy(0));
  }

  @Test
  void aCaMayRequireAPolicy() {
    Minted strict = requiringPolicy(stating(ca(), ONE), 0).mint();
    Minted later = requiringPolicy(stating(ca(), ONE), 1).mint();
    Minted muchLater = requiringPolicy(stating(ca(), ONE), 2).mint();

    assertThat(verify(PolicyInputs.ANY, leaf(strict).mint(), strict))
        .containsExactly(new ChainFinding.NoValidPolicy(0));
    assertThat(verify(PolicyInputs.ANY, leaf(later).mint(), later))
        .containsExactly(new ChainFinding.NoValidPolicy(0));
    assertThat(verify(PolicyInputs.ANY, leaf(muchLater).mint(), muchLater)).isEmpty();
  }

  @Test
  void anyPolicyStandsForAllUnlessItIsInhibited() {
    Minted any = stating(ca(), ANY).mint();
    Minted leaf = stating(leaf(any), ONE).mint();
    Minted inhibiting =
        stating(ca(), ONE).extension(Extension.inhibitAnyPolicy, true, new ASN1Integer(0)).mint();

    assertThat(verify(wanting(ONE), leaf, any)).isEmpty();
    assertThat(verify(wanting(TWO), leaf, any)).containsExactly(new ChainFinding.NoValidPolicy(0));
    assertThat(verify(new PolicyInputs(Set.of(), true, false, true), leaf, any))
        .containsExactly(new ChainFinding.NoValidPolicy(1));
    assertThat(verify(EXPLICIT, stating(leaf(inhibiting), ANY).mint(), inhibiting))
        .containsExactly(new ChainFinding.NoValidPolicy(0));
  }

  @Test
  void policiesAreAskedForInTheTermsOfTheAnchor() {
    Minted mapping = mapping(stating(ca(), ONE), ONE, TWO).mint();
    Minted leaf = stating(leaf(mapping), TWO).mint();

    assertThat(verify(wanting(ONE), leaf, mapping)).isEmpty();
    assertThat(verify(wanting(TWO), leaf, mapping))
        .containsExactly(new ChainFinding.NoValidPolicy(0));
    assertThat(verify(new PolicyInputs(Set.of(), true, true, false), leaf, mapping))
        .containsExactly(new ChainFinding.NoValidPolicy(1));
  }

  @Test
  void aMappingOfAnyPolicyIsMalformed() {
    Minted ca = mapping(stating(ca(), ONE), ANY, TWO).mint();

    assertThat(verify(PolicyInputs.ANY, leaf(ca).mint(), ca))
        .hasSize(1)
        .allMatch(ChainFinding.MalformedCertificate.class::isInstance);
  }

  /** Each certificate maps each policy to all: a tree would grow by the factor of 40 each time. */
  @Test
  void policiesThatMultiplyStayBounded() {
    String[] policies =
        IntStream.range(0, 40).mapToObj(i -> "1.3.6.1.4.1.55555.9." + i).toArray(String[]::new);
    DERSequence allToAll =
        new DERSequence(
            Arrays.stream(policies)
                .flatMap(from -> Stream.of(policies).map(to -> pair(from, to)))
                .toArray(ASN1Encodable[]::new));
    Minted[] chain = new Minted[7];
    Minted issuer = ROOT;
    for (int i = 6; i > 0; i--) {
      issuer =
          stating(Mint.ca("CA " + i).by(issuer), policies)
              .extension(Extension.policyMappings, false, allToAll)
              .mint();
      chain[i] = issuer;
    }
    chain[0] = stating(leaf(issuer), policies).mint();

    List<Finding> findings = verify(EXPLICIT, chain);

    assertThat(findings).hasSize(1).allMatch(ChainFinding.TooMuchWork.class::isInstance);
  }
}

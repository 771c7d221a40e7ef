package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.brokenBelowPublicRoot;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateRulesTest {

  @ParameterizedTest
  @EnumSource
  void usualCertificatesBelowAPrivateRootBreakNoRule(Profile profile) {
    assertThat(broken(profile, Place.LEAF, server())).isEmpty();
    assertThat(broken(profile, Place.INTERMEDIATE, Ruled.intermediate())).isEmpty();
    assertThat(broken(profile, Place.ROOT, Mint.ca("Root"))).isEmpty();
  }

  @Test
  void theRootsOfTheBundledStoreBreakNoRule() throws IOException, ViolationException {
    TrustStore mozilla;
    try (InputStream in = TrustStore.class.getResourceAsStream(TrustStore.MOZILLA)) {
      mozilla = TrustStore.decode(Objects.requireNonNull(in).readAllBytes());
    }
    assertThat(mozilla.roots()).hasSizeGreaterThan(100);
    for (Certificate root : mozilla.roots()) {
      for (Profile profile : Profile.values()) {
        assertThat(Ruled.findings(profile, true, Place.ROOT, root)).isEmpty();
      }
    }
  }

  @Test
  void aServersCertificateBelowAPublicRootMustSayMore() {
    assertThat(brokenBelowPublicRoot(Profile.RFC_5280, Place.LEAF, server())).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, server()))
        .containsExactly("policies-reserved ERROR", "aia-present ERROR", "crl-pointer ERROR");
    assertThat(brokenBelowPublicRoot(Profile.BROWSER, Place.LEAF, server()))
        .containsExactly("policies-reserved WARNING", "aia-present WARNING", "crl-pointer WARNING");
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, publicServer())).isEmpty();
  }

  @Test
  void aCaBelowAPublicRootMustSayMore() {
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.INTERMEDIATE, Ruled.intermediate()))
        .containsExactly("ca-subject-attributes ERROR", "crl-pointer ERROR");
  }

  @Test
  void rulesOfTheBaselineRequirementsBindCertificatesIssuedSince() {
    Mint old =
        server()
            .valid(Instant.parse("2023-09-14T00:00:00Z"), Instant.parse("2024-09-14T00:00:00Z"));

    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, old)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // issued at, the last second of the limit
    "2012-07-01T00:00:00Z, 2017-07-01T23:59:59Z",
    "2015-04-01T00:00:00Z, 2018-07-01T23:59:59Z",
    "2018-03-01T00:00:00Z, 2020-06-02T23:59:59Z",
    "2020-09-01T00:00:00Z, 2021-10-03T23:59:59Z",
    "2026-03-14T23:59:59Z, 2027-04-16T23:59:58Z",
    "2026-03-15T00:00:00Z, 2026-09-30T23:59:59Z",
    "2027-03-15T00:00:00Z, 2027-06-22T23:59:59Z",
    "2029-03-15T00:00:00Z, 2029-04-30T23:59:59Z",
  })
  void validityBelowPublicRootsHasALimitToTheSecond(Instant from, Instant last) {
    Mint longest = publicServer().valid(from, last);
    Mint second = publicServer().valid(from, last.plusSeconds(1));
    Mint third = publicServer().valid(from, last.plusSeconds(2));

    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, longest)).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, second))
        .containsExactly("validity-too-long ERROR");
    assertThat(brokenBelowPublicRoot(Profile.BROWSER, Place.LEAF, second))
        .containsExactly("validity-too-long WARNING");
    assertThat(brokenBelowPublicRoot(Profile.BROWSER, Place.LEAF, third))
        .containsExactly("validity-too-long ERROR");
    assertThat(broken(Profile.WEB_PKI, Place.LEAF, third)).isEmpty();
  }

  @Test
  void theFindingCountsBegunDays() {
    Instant from = Instant.parse("2026-03-15T00:00:00Z");
    Certificate long201 =
        publicServer().valid(from, Instant.parse("2026-10-01T00:00:00Z")).mint().certificate();

    assertThat(Ruled.findings(Profile.WEB_PKI, true, Place.LEAF, long201))
        .containsExactly(new DateFinding.ValidityTooLong(0, 201, 200, from, Severity.ERROR));
  }

  @Test
  void aServersOwnCertificateInTheStoreIsTrustedAsItIs() {
    Minted own =
        Mint.server(Ruled.HOST)
            .extension(Extension.basicConstraints, false, new BasicConstraints(true))
            .withoutIdentifiers()
            .mint();
    Verification verification =
        Verifier.verify(
            VerificationRequest.of(
                List.of(own.der()),
                ReferenceIdentifier.parse(Ruled.HOST),
                Instant.parse("2026-06-01T00:00:00Z"),
                Measure.of(TrustStore.of("Test", List.of(own.certificate())))
                    .with(Profile.WEB_PKI)),
            Crypto.forOneHandshake());

    assertThat(verification.findings()).isEmpty();
    assertThat(verification.trusted()).isTrue();
  }

  @Test
  void anExpiredRootIsAnErrorInTheWebPkiOnly() {
    Minted root =
        Mint.ca("Old")
            .valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"))
            .mint();
    Minted leaf = server().by(root).mint();
    Measure measure = Measure.of(TrustStore.of("Test", List.of(root.certificate())));
    for (Profile profile : Profile.values()) {
      Verification verification =
          Verifier.verify(
              VerificationRequest.of(
                  List.of(leaf.der()),
                  ReferenceIdentifier.parse(Ruled.HOST),
                  Instant.parse("2026-06-01T00:00:00Z"),
                  measure.with(profile)),
              Crypto.forOneHandshake());

      assertThat(verification.findings()).extracting(Finding::id).containsExactly("expired-root");
      assertThat(verification.trusted()).isEqualTo(profile != Profile.WEB_PKI);
    }
  }

  @Test
  void everyRequirementHasItsOwnNameAndASourceAndNoFullStop() {
    Set<String> ids = new HashSet<>();
    for (Requirement requirement : Requirement.values()) {
      assertThat(ids.add(requirement.id())).as(requirement.id()).isTrue();
      assertThat(requirement.id()).matches("[a-z0-9-]+");
      assertThat(requirement.source()).matches("(RFC [0-9]+|Baseline Requirements) .*[0-9]");
      assertThat(requirement.sentence()).doesNotEndWith(".");
    }
  }

  /** What public CAs issue: the usual, with policy and addresses. */
  private static Mint publicServer() {
    AccessDescription[] places = {
      new AccessDescription(
          AccessDescription.id_ad_ocsp,
          new GeneralName(GeneralName.uniformResourceIdentifier, "http://ocsp.example"))
    };
    return server()
        .extension(
            Extension.certificatePolicies,
            false,
            new CertificatePolicies(
                new PolicyInformation(new ASN1ObjectIdentifier("2.23.140.1.2.1"))))
        .extension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(places));
  }
}

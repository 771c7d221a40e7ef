package dev.ascertain.verify.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.RevocationPolicy.Mode;
import dev.ascertain.verify.revocation.RevocationResult.Shortcoming;
import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Good;
import dev.ascertain.verify.revocation.RevocationStatus.Revoked;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.MintCrl;
import dev.ascertain.x509.MintOcsp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationCheckerTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");
  private static final String RESPONDER = "http://ocsp.example/";
  private static final String LIST = "http://crl.example/1.crl";

  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted CA = Mint.ca("CA").by(ROOT).mint();
  private static final Minted LEAF =
      Mint.server("a.example").by(CA).ocsp(RESPONDER).revocationList(LIST).mint();

  private static Ask ask() {
    return Ask.about(LEAF, CA, ROOT);
  }

  private static Why why(RevocationStatus status) {
    assertThat(status).isInstanceOf(CouldNotTell.class);
    return ((CouldNotTell) status).why();
  }

  private static Source source(RevocationStatus status) {
    assertThat(status).isInstanceOf(Good.class);
    return ((Good) status).source();
  }

  private static List<Wanted> ofLeaf(RevocationResult result) {
    return result.wanted().stream().filter(wanted -> wanted.certificate() == 0).toList();
  }

  // Which certificates

  @Test
  void everyCertificateButTheAnchorIsJudged() {
    RevocationResult result =
        ask().crl(MintCrl.by(CA).der(), MintCrl.by(ROOT).revoke(CA, WHEN).der()).result();

    assertThat(result.certificates())
        .extracting(CertificateRevocation::certificate)
        .containsExactly(0, 1);
    assertThat(result.certificates().get(0).status()).isInstanceOf(Good.class);
    assertThat(result.certificates().get(1).status()).isInstanceOf(Revoked.class);
  }

  @Test
  void withoutAnAnchorTheIssuerOfTheLastIsNotKnown() {
    RevocationResult result = Ask.about(LEAF, CA).unanchored().crl(MintCrl.by(CA).der()).result();

    assertThat(result.certificates().get(0).status()).isInstanceOf(Good.class);
    assertThat(why(result.certificates().get(1).status())).isEqualTo(Why.ISSUER_UNKNOWN);
  }

  @Test
  void aStapleCannotBeCheckedWithoutTheIssuer() {
    byte[] staple = MintOcsp.of(CA).good(LEAF).der();

    Ask alone = Ask.about(LEAF).unanchored().mode(Mode.STAPLE_ONLY);
    assertThat(why(alone.status())).isEqualTo(Why.NOT_CHECKED);
    assertThat(why(alone.staple(0, staple).status())).isEqualTo(Why.ISSUER_UNKNOWN);
    assertThat(alone.result().badStaples()).isEmpty();
  }

  // Modes

  @Test
  void nothingIsLookedAtUnlessAsked() {
    RevocationResult result =
        ask().mode(Mode.NONE).staple(0, MintOcsp.of(CA).revoked(LEAF, WHEN).der()).result();

    assertThat(why(result.certificates().getFirst().status())).isEqualTo(Why.NOT_ASKED);
    assertThat(result.wanted()).isEmpty();
    assertThat(result.badStaples()).isEmpty();
  }

  @Test
  void whatIsAtHandIsLookedAtWithoutAskingAnybody() {
    Ask ask = ask().mode(Mode.STAPLE_ONLY);
    assertThat(ask.status()).hasToString("Not checked yet: the server stapled no OCSP response.");
    assertThat(ask.result().wanted()).isEmpty();

    assertThat(source(ask.crl(MintCrl.by(CA).der()).status()))
        .isEqualTo(new Source.RevocationList(Source.GIVEN));
    assertThat(source(ask().mode(Mode.STAPLE_ONLY).ocsp(MintOcsp.of(CA).good(LEAF).der()).status()))
        .isEqualTo(new Source.Responder(Source.GIVEN));
  }

  @Test
  void onlyHardFailureMindsThatNothingIsKnown() {
    assertThat(ask().mode(Mode.SOFT_FAIL).result().unknown()).isEmpty();
    assertThat(ask().mode(Mode.HARD_FAIL).result().unknown())
        .extracting(Shortcoming::certificate)
        .containsExactly(0, 1);
    assertThat(ask().mode(Mode.HARD_FAIL).result().unknown().getFirst().why())
        .isEqualTo("Not checked yet: the issuer's OCSP responder or CRL has not been asked.");
    assertThat(
            ask()
                .mode(Mode.HARD_FAIL)
                .crl(MintCrl.by(CA).der(), MintCrl.by(ROOT).der())
                .result()
                .unknown())
        .isEmpty();
  }

  // Who counts

  @Test
  void whoSaysRevokedIsRight() {
    byte[] good = MintOcsp.of(CA).good(LEAF).der();
    byte[] revoked = MintOcsp.of(CA).revoked(LEAF, WHEN).der();
    byte[] list = MintCrl.by(CA).revoke(LEAF, WHEN).der();

    assertThat(ask().staple(0, good).crl(list).status()).isInstanceOf(Revoked.class);
    assertThat(ask().staple(0, good).ocsp(revoked).status()).isInstanceOf(Revoked.class);
    assertThat(ask().staple(0, revoked).crl(MintCrl.by(CA).der()).status())
        .isInstanceOf(Revoked.class);
  }

  @Test
  void ofThoseWhoSayGoodTheFreshestCounts() {
    byte[] staple = MintOcsp.of(CA).good(LEAF).der();
    byte[] older = MintCrl.by(CA).valid(WHEN, MintCrl.NEXT_UPDATE).der();
    byte[] newer =
        MintCrl.by(CA).valid(MintOcsp.THIS_UPDATE.plusSeconds(1), MintCrl.NEXT_UPDATE).der();

    assertThat(source(ask().staple(0, staple).crl(older).status())).isEqualTo(new Source.Staple());
    assertThat(source(ask().staple(0, staple).crl(newer).status()))
        .isEqualTo(new Source.RevocationList(Source.GIVEN));
  }

  @Test
  void allReasonsAreToldIfNobodyDecides() {
    RevocationResult result =
        ask()
            .staple(0, MintOcsp.error(3))
            .crl(MintCrl.by(CA).withoutNextUpdate().valid(WHEN, WHEN).der())
            .result();

    assertThat(result.certificates().getFirst().status())
        .hasToString(
            "The stapled OCSP response is an error message (tryLater); The given CRL is out of"
                + " date (it is good from "
                + WHEN
                + " to "
                + WHEN
                + ").");
    assertThat(result.certificates().getFirst().attempts()).hasSize(2);
  }

  @Test
  void whatWasGivenAboutOthersIsNotWorthMentioning() {
    Minted other = Mint.ca("Other").mint();
    RevocationResult result =
        ask()
            .staple(0, MintOcsp.error(6))
            .crl(MintCrl.by(other).der())
            .ocsp(MintOcsp.of(other).good(LEAF).der())
            .result();

    assertThat(result.certificates().getFirst().attempts())
        .extracting(Attempt::why)
        .containsExactly(Why.RESPONDER_ERROR);
  }

  @Test
  void unlessThereIsNothingElse() {
    Minted other = Mint.ca("Other").mint();

    assertThat(ask().crl(MintCrl.by(other).der()).status())
        .hasToString("The given CRL is not about this certificate (it is of CN=Other).");
  }

  // Staples

  @Test
  void aStapleThatProvesNothingIsTheServersFault() {
    Minted other = Mint.server("b.example").by(CA).mint();
    Minted stranger = Mint.ca("Stranger").mint();
    byte[][] staples = {
      {1, 2, 3},
      MintOcsp.error(2),
      MintOcsp.of(CA).good(other).der(),
      MintOcsp.of(CA).unknown(LEAF).der(),
      MintOcsp.of(CA).signedBy(stranger).good(LEAF).der(),
      MintOcsp.of(CA).valid(WHEN, WHEN).good(LEAF).der(),
    };

    for (byte[] staple : staples) {
      RevocationResult result = ask().staple(0, staple).result();
      assertThat(result.badStaples())
          .singleElement()
          .satisfies(bad -> {
            assertThat(bad.certificate()).isZero();
            assertThat(bad.why()).startsWith("The stapled OCSP response ").endsWith(".");
          });
      assertThat(result.certificates().getFirst().status()).isInstanceOf(CouldNotTell.class);
    }
  }

  @Test
  void aStapleThatIsFineIsNot() {
    assertThat(ask().staple(0, MintOcsp.of(CA).good(LEAF).der()).result().badStaples()).isEmpty();
    assertThat(ask().staple(0, MintOcsp.of(CA).revoked(LEAF, WHEN).der()).result().badStaples())
        .isEmpty();
  }

  @Test
  void whatWeCannotCheckIsNotTheServersFault() throws IOException {
    byte[] staple =
        MintOcsp.of(CA)
            .extension(new ASN1ObjectIdentifier("1.2.3"), true, DERNull.INSTANCE)
            .good(LEAF)
            .der();

    RevocationResult result = ask().staple(0, staple).result();
    assertThat(why(result.certificates().getFirst().status())).isEqualTo(Why.UNSUPPORTED);
    assertThat(result.badStaples()).isEmpty();
  }

  @Test
  void eachCertificateMayHaveAStaple() {
    RevocationResult result =
        ask()
            .staple(0, MintOcsp.of(CA).good(LEAF).der())
            .staple(1, MintOcsp.of(ROOT).revoked(CA, WHEN).der())
            .result();

    assertThat(result.certificates().get(1).status()).isInstanceOf(Revoked.class);
  }

  // Exemptions

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T00:00:00Z, 2026-06-07T23:59:59Z, SHORT_LIVED",
    "2026-06-01T00:00:00Z, 2026-06-08T00:00:00Z, NO_ADDRESS",
    "2026-03-14T23:59:59Z, 2026-03-24T23:59:58Z, SHORT_LIVED",
    "2026-03-14T23:59:59Z, 2026-03-24T23:59:59Z, NO_ADDRESS",
  })
  void aShortLivedCertificateNeedNotNameAnybody(Instant from, Instant to, Why why) {
    Minted leaf = Mint.server("a.example").by(CA).valid(from, to).mint();
    RevocationResult result = Ask.about(leaf, CA, ROOT).mode(Mode.HARD_FAIL).at(from).result();

    assertThat(why(result.certificates().getFirst().status())).isEqualTo(why);
    assertThat(result.unknown().stream().anyMatch(unknown -> unknown.certificate() == 0))
        .isEqualTo(why != Why.SHORT_LIVED);
  }

  @Test
  void aShortLivedCertificateThatNamesSomebodyIsChecked() {
    Minted leaf =
        Mint.server("a.example")
            .by(CA)
            .valid(Ask.AT, Ask.AT.plusSeconds(60))
            .ocsp(RESPONDER)
            .mint();

    assertThat(why(Ask.about(leaf, CA, ROOT).status())).isEqualTo(Why.NOT_FETCHED);
  }

  @Test
  void aShortLivedCertificateOnAListIsRevokedAllTheSame() {
    Minted leaf = Mint.server("a.example").by(CA).valid(Ask.AT, Ask.AT.plusSeconds(60)).mint();

    assertThat(Ask.about(leaf, CA, ROOT).crl(MintCrl.by(CA).revoke(leaf, WHEN).der()).status())
        .isInstanceOf(Revoked.class);
  }

  @Test
  void nobodyIsAskedAboutATrustedRoot() {
    Minted own = Mint.server("a.example").ocsp(RESPONDER).mint();
    RevocationResult result = Ask.about(own, own).mode(Mode.HARD_FAIL).result();

    assertThat(why(result.certificates().getFirst().status())).isEqualTo(Why.TRUST_ANCHOR);
    assertThat(result.certificates()).hasSize(1);
    assertThat(result.wanted()).isEmpty();
    assertThat(result.unknown()).isEmpty();
  }

  @Test
  void aResponderMayBeExempt() {
    Minted exempt = MintOcsp.responder(CA).mint();
    Minted serverWithIt =
        MintOcsp.responder(CA)
            .extension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .mint();
    Minted without =
        MintOcsp.responder(CA).without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck).mint();

    assertThat(why(Ask.about(exempt, CA, ROOT).status())).isEqualTo(Why.NO_CHECK);
    assertThat(why(Ask.about(serverWithIt, CA, ROOT).status())).isEqualTo(Why.NO_ADDRESS);
    assertThat(why(Ask.about(without, CA, ROOT).status())).isEqualTo(Why.NO_ADDRESS);
  }

  // Age and nonce

  @Test
  void evidenceMayBeTooOldThoughItsNextUpdateIsToCome() {
    byte[] staple = MintOcsp.of(CA).good(LEAF).der();
    byte[] list = MintCrl.by(CA).der();

    for (Ask ask : List.of(ask().staple(0, staple), ask().crl(list))) {
      assertThat(ask.maxAge(Duration.ofDays(1)).status()).isInstanceOf(Good.class);
      assertThat(why(ask.maxAge(Duration.ofDays(1).minusSeconds(1)).status()))
          .isEqualTo(Why.NOT_CURRENT);
    }
  }

  @Test
  void anAnswerToAnotherRequestDoesNotCount() {
    byte[] nonce = new byte[32];
    byte[] other = {1, 2, 3};
    Wanted ocsp = ofLeaf(ask().nonce(nonce).result()).getFirst();
    byte[] right = MintOcsp.of(CA).nonce(nonce).good(LEAF).der();
    byte[] wrong = MintOcsp.of(CA).nonce(other).good(LEAF).der();
    byte[] none = MintOcsp.of(CA).good(LEAF).der();

    assertThat(ask().nonce(nonce).came(ocsp, right).status())
        .hasToString(
            "The OCSP response of http://ocsp.example/ of 2026-06-01T00:00:00Z says that it is"
                + " good.");
    assertThat(why(ask().nonce(nonce).came(ocsp, wrong).status())).isEqualTo(Why.OTHER_NONCE);
    assertThat(ask().nonce(nonce).came(ocsp, none).status())
        .hasToString(
            "The OCSP response of http://ocsp.example/ of 2026-06-01T00:00:00Z says that it is"
                + " good (without the nonce that was sent).");
    // A staple answers nobody's request.
    assertThat(ask().nonce(nonce).staple(0, wrong).status()).isInstanceOf(Good.class);
  }

  @ParameterizedTest
  @EnumSource(Why.class)
  void everyReasonHasWords(Why why) {
    assertThat(why.words()).isNotBlank().doesNotEndWith(".");
    assertThat(new CouldNotTell(why).toString()).isEqualTo(why.words() + ".");
  }
}

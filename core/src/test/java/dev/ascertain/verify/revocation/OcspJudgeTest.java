package dev.ascertain.verify.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.MintCrl;
import dev.ascertain.x509.MintOcsp;
import dev.ascertain.x509.OcspResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcspJudgeTest {
  private static final RevocationStatus.Source STAPLE = new RevocationStatus.Source.Staple();
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant THIS_UPDATE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant NEXT_UPDATE = Instant.parse("2026-06-05T00:00:00Z");
  private static final Instant AT = Instant.parse("2026-06-02T00:00:00Z");
  private static final Minted CA = Mint.ca("CA").mint();
  private static final Minted LEAF = Mint.server("www.example.com").by(CA).mint();
  private static final AlgorithmIdentifier SHA1 =
      new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

  private static RevocationStatus judge(byte[] staple, Instant at) {
    Question question = new Question(LEAF.certificate(), CA.certificate(), at, Optional.empty());
    OcspSigner signer = new OcspSigner(question, CRYPTO, (responder, issuer) -> false);
    OcspJudge judge =
        new OcspJudge(question, STAPLE, Optional.empty(), signer, new CertIds(CRYPTO));
    return switch (judge.judge(staple)) {
      case Verdict.Good(RevocationStatus.Good status) -> status;
      case Verdict.Revoked(RevocationStatus.Revoked status) -> status;
      case Verdict.Undecided(Attempt attempt) -> new CouldNotTell(attempt.why(), attempt.detail());
    };
  }

  private static byte[] staple(CertificateStatus status) {
    return staple(status, LEAF, CA, SHA1, Optional.of(NEXT_UPDATE));
  }

  private static byte[] staple(
      CertificateStatus status,
      Minted about,
      Minted signer,
      AlgorithmIdentifier hash,
      Optional<Instant> nextUpdate) {
    X509CertificateHolder[] chain =
        signer.equals(CA)
            ? new X509CertificateHolder[0]
            : new X509CertificateHolder[] {signer.holder()};
    return stapleWith(chain, status, about, signer, hash, nextUpdate);
  }

  private static byte[] signedBy(Minted signer, X509CertificateHolder... chain) {
    return stapleWith(chain, CertificateStatus.GOOD, LEAF, signer, SHA1, Optional.of(NEXT_UPDATE));
  }

  private static byte[] stapleWith(
      X509CertificateHolder[] chain,
      CertificateStatus status,
      Minted about,
      Minted signer,
      AlgorithmIdentifier hash,
      Optional<Instant> nextUpdate) {
    return stapleWith(chain, Collections.singletonList(status), about, signer, hash, nextUpdate);
  }

  private static byte[] stapleWith(
      X509CertificateHolder[] chain,
      List<CertificateStatus> answers,
      Minted about,
      Minted signer,
      AlgorithmIdentifier hash,
      Optional<Instant> nextUpdate) {
    try {
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(new RespID(signer.holder().getSubject()));
      for (CertificateStatus status : answers) {
        builder.addResponse(
            new CertificateID(digest(hash), CA.holder(), about.holder().getSerialNumber()),
            status,
            Date.from(THIS_UPDATE),
            nextUpdate.map(Date::from).orElse(null));
      }
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(signer.key().getPrivate()),
                  chain,
                  Date.from(THIS_UPDATE)))
          .getEncoded();
    } catch (OCSPException | IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private static DigestCalculator digest(AlgorithmIdentifier hash)
      throws OperatorCreationException {
    return new JcaDigestCalculatorProviderBuilder().build().get(hash);
  }

  private static Mint responder() {
    return Mint.plain("CN=Responder")
        .by(CA)
        .extension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
  }

  private static Optional<Why> why(byte[] staple, Instant at) {
    return judge(staple, at) instanceof CouldNotTell unknown
        ? Optional.of(unknown.why())
        : Optional.empty();
  }

  @Test
  void anAnswerOfTheIssuerCounts() {
    assertThat(judge(staple(CertificateStatus.GOOD), AT))
        .isEqualTo(
            new RevocationStatus.Good(STAPLE, THIS_UPDATE, THIS_UPDATE, Optional.of(NEXT_UPDATE)));
  }

  @Test
  void aCertificateMayBeNamedBySha256() {
    assertThat(
            judge(staple(CertificateStatus.GOOD, LEAF, CA, SHA256, Optional.of(NEXT_UPDATE)), AT))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void aRevocationSaysWhenAndWhy() {
    Instant when = Instant.parse("2026-05-01T00:00:00Z");
    byte[] staple = staple(new RevokedStatus(Date.from(when), CRLReason.keyCompromise));

    assertThat(judge(staple, AT))
        .isEqualTo(
            new RevocationStatus.Revoked(STAPLE, when, Optional.of("keyCompromise"), THIS_UPDATE));
  }

  @Test
  void aRevocationMayKeepItsReasonToItself() {
    Instant when = Instant.parse("2026-05-01T00:00:00Z");

    assertThat(judge(staple(new RevokedStatus(Date.from(when))), AT))
        .isEqualTo(new RevocationStatus.Revoked(STAPLE, when, Optional.empty(), THIS_UPDATE));
  }

  @Test
  void ofSeveralAnswersARevocationCounts() {
    CertificateStatus revoked = new RevokedStatus(Date.from(Instant.parse("2026-05-01T00:00:00Z")));
    List<CertificateStatus> answers = new ArrayList<>();
    answers.add(CertificateStatus.GOOD);
    answers.add(revoked);
    byte[] staple =
        stapleWith(new X509CertificateHolder[0], answers, LEAF, CA, SHA1, Optional.of(NEXT_UPDATE));

    assertThat(judge(staple, AT)).isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void aResponderThatDoesNotKnowTheCertificateTellsNothing() {
    assertThat(why(staple(new UnknownStatus()), AT)).contains(Why.UNKNOWN);
  }

  @Test
  void aDelegatedRespondersAnswerCounts() {
    byte[] staple =
        staple(CertificateStatus.GOOD, LEAF, responder().mint(), SHA1, Optional.of(NEXT_UPDATE));

    assertThat(judge(staple, AT)).isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void onlyAFewRespondersAreTried() {
    Minted forged = responder().by(Mint.ca("CA").mint()).mint();
    Minted right = responder().mint();
    X509CertificateHolder[] chain = {
      forged.holder(), forged.holder(), forged.holder(), right.holder()
    };
    X509CertificateHolder[] tooLong = {
      forged.holder(), forged.holder(), forged.holder(), forged.holder(), right.holder()
    };

    assertThat(judge(signedBy(right, chain), AT)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(why(signedBy(right, tooLong), AT)).contains(Why.WRONG_SIGNER);
  }

  @Test
  void aResponderNeedsTheIssuersAuthorization() {
    Minted withoutPurpose = responder().without(Extension.extendedKeyUsage).mint();
    Minted otherPurpose =
        responder()
            .extension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))
            .mint();
    Minted ofAnotherCa = responder().by(Mint.ca("CA").mint()).mint();
    Minted expired = responder().valid(Mint.NOT_BEFORE, THIS_UPDATE).mint();

    for (Minted signer : new Minted[] {withoutPurpose, otherPurpose, ofAnotherCa, expired, LEAF}) {
      byte[] staple = staple(CertificateStatus.GOOD, LEAF, signer, SHA1, Optional.of(NEXT_UPDATE));
      assertThat(why(staple, AT)).contains(Why.WRONG_SIGNER);
    }
  }

  @Test
  void anAnswerWithACriticalExtensionThatIsNotUnderstoodTellsNothing() throws Exception {
    Extension unheardOf =
        new Extension(new ASN1ObjectIdentifier("1.2.3.4.5"), true, new byte[] {5, 0});
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(new RespID(CA.holder().getSubject()))
            .setResponseExtensions(new Extensions(unheardOf));
    builder.addResponse(
        new CertificateID(digest(SHA1), CA.holder(), LEAF.holder().getSerialNumber()),
        CertificateStatus.GOOD,
        Date.from(THIS_UPDATE),
        Date.from(NEXT_UPDATE));
    byte[] staple =
        new OCSPRespBuilder()
            .build(
                OCSPRespBuilder.SUCCESSFUL,
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(CA.key().getPrivate()),
                    new X509CertificateHolder[0],
                    Date.from(THIS_UPDATE)))
            .getEncoded();

    assertThat(judge(staple, AT))
        .isEqualTo(new CouldNotTell(Why.UNSUPPORTED, "critical 1.2.3.4.5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.3.14.3.2.26",
        "2.16.840.1.101.3.4.2.1",
        "2.16.840.1.101.3.4.2.2",
        "2.16.840.1.101.3.4.2.3"
      })
  void aCertificateMayBeNamedByAnyHashOfTheFamily(String oid) {
    byte[] response = MintOcsp.of(CA).hash(new ASN1ObjectIdentifier(oid)).good(LEAF).der();

    assertThat(judge(response, AT)).isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void theKeyOfTheNameMustBeTheIssuers() {
    Minted namesake = Mint.ca("CA").mint();
    byte[] response = MintOcsp.of(CA).answer(namesake, LEAF.holder().getSerialNumber(), null).der();

    assertThat(why(response, AT)).contains(Why.OTHER_CERTIFICATE);
  }

  @Test
  void aResponderMayBeNamedByItsKey() {
    Minted responder = MintOcsp.responder(CA).mint();

    assertThat(judge(MintOcsp.of(CA).byKey().good(LEAF).der(), AT))
        .isInstanceOf(RevocationStatus.Good.class);
    assertThat(judge(MintOcsp.of(CA).signedBy(responder).byKey().good(LEAF).der(), AT))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void aRespondersKeyMustBeForSignatures() {
    Minted wrong =
        MintOcsp.responder(CA)
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment))
            .mint();
    Minted unsaid = MintOcsp.responder(CA).without(Extension.keyUsage).mint();

    assertThat(why(MintOcsp.of(CA).signedBy(wrong).good(LEAF).der(), AT))
        .contains(Why.WRONG_SIGNER);
    assertThat(judge(MintOcsp.of(CA).signedBy(unsaid).good(LEAF).der(), AT))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void aRespondersCertificateMustBeUnderstood() {
    Minted strange =
        MintOcsp.responder(CA)
            .extension(new ASN1ObjectIdentifier("1.2.3.4.5"), true, DERNull.INSTANCE)
            .mint();
    Minted broken =
        MintOcsp.responder(CA)
            .rawExtension(Extension.basicConstraints, false, new byte[] {1})
            .mint();

    for (Minted responder : List.of(strange, broken)) {
      assertThat(why(MintOcsp.of(CA).signedBy(responder).good(LEAF).der(), AT))
          .contains(Why.WRONG_SIGNER);
    }
  }

  @Test
  void aRevokedResponderTellsNothingUnlessItNeedNotBeChecked() {
    Minted exempt = MintOcsp.responder(CA).mint();
    Minted checked =
        MintOcsp.responder(CA).without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck).mint();
    byte[] list = MintCrl.by(CA).revoke(exempt, AT).revoke(checked, AT).der();

    for (Minted responder : List.of(exempt, checked)) {
      byte[] response = MintOcsp.of(CA).signedBy(responder).revoked(LEAF, AT).der();
      RevocationStatus status = Ask.about(LEAF, CA).ocsp(response).crl(list).status();
      assertThat(status instanceof RevocationStatus.Revoked).isEqualTo(responder.equals(exempt));
    }
  }

  @Test
  void aSignatureThatCanBeForgedShowsOnlyRevocations() {
    Minted ca = Mint.ca("CA").key(Mint.rsa(2048)).mint();
    Minted leaf = Mint.server("a.example").by(ca).mint();
    byte[] good = MintOcsp.of(ca).algorithm("SHA1withRSA").good(leaf).der();
    byte[] revoked = MintOcsp.of(ca).algorithm("SHA1withRSA").revoked(leaf, AT).der();

    assertThat(Ask.about(leaf, ca).ocsp(good).status())
        .hasToString(
            "The given OCSP response is signed with an algorithm that can be forged"
                + " (sha1WithRSAEncryption).");
    assertThat(Ask.about(leaf, ca).ocsp(revoked).status())
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void aCertificateThatWasNeverIssuedIsSaidToBeRevoked() {
    byte[] response =
        MintOcsp.of(CA)
            .extension(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.9"), false, DERNull.INSTANCE)
            .revoked(LEAF, Instant.EPOCH, CRLReason.certificateHold)
            .der();

    assertThat(judge(response, AT))
        .hasToString("The stapled OCSP response says that the certificate was never issued.");
    assertThat(
            judge(
                MintOcsp.of(CA).revoked(LEAF, Instant.EPOCH, CRLReason.certificateHold).der(), AT))
        .hasToString(
            "The stapled OCSP response says that it was revoked at 1970-01-01T00:00:00Z"
                + " (certificateHold).");
  }

  @Test
  void aCurrentAnswerCountsMoreThanAPastOne() {
    byte[] response =
        MintOcsp.of(CA)
            .good(LEAF)
            .revoked(LEAF, THIS_UPDATE)
            .lastValid(THIS_UPDATE.minusSeconds(60), THIS_UPDATE)
            .der();

    assertThat(judge(response, AT)).isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void aResponseOfTheFutureTellsNothing() {
    byte[] response = MintOcsp.of(CA).producedAt(AT.plusSeconds(301)).good(LEAF).der();

    assertThat(why(response, AT)).contains(Why.NOT_CURRENT);
    assertThat(judge(MintOcsp.of(CA).producedAt(AT.plusSeconds(300)).good(LEAF).der(), AT))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, malformedRequest",
    "2, internalError",
    "3, tryLater",
    "5, sigRequired",
    "6, unauthorized"
  })
  void errorMessagesAreNamed(int status, String name) {
    assertThat(judge(MintOcsp.error(status), AT))
        .isEqualTo(new CouldNotTell(Why.RESPONDER_ERROR, name));
  }

  @Test
  void anAlteredAnswerTellsNothing() {
    byte[] staple = staple(CertificateStatus.GOOD);
    staple[staple.length - 1] ^= 1;

    assertThat(why(staple, AT)).contains(Why.WRONG_SIGNER);
  }

  @Test
  void anAnswerAboutAnotherCertificateTellsNothing() {
    Minted other = Mint.server("www.example.com").by(CA).mint();
    byte[] staple = staple(CertificateStatus.GOOD, other, CA, SHA1, Optional.of(NEXT_UPDATE));

    assertThat(why(staple, AT)).contains(Why.OTHER_CERTIFICATE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T23:54:59Z, false",
    "2026-05-31T23:55:00Z, true",
    "2026-06-01T00:00:00Z, true",
    "2026-06-05T00:00:00Z, true",
    "2026-06-05T00:00:01Z, false",
  })
  void anAnswerHoldsFromThisUpdateToNextUpdate(Instant at, boolean holds) {
    byte[] staple = staple(CertificateStatus.GOOD);

    assertThat(judge(staple, at) instanceof RevocationStatus.Good).isEqualTo(holds);
    assertThat(why(staple, at)).isEqualTo(holds ? Optional.empty() : Optional.of(Why.NOT_CURRENT));
  }

  @ParameterizedTest
  @CsvSource({"2026-06-08T00:00:00Z, true", "2026-06-08T00:00:01Z, false"})
  void anAnswerWithoutNextUpdateHoldsForSevenDays(Instant at, boolean holds) {
    byte[] staple = staple(CertificateStatus.GOOD, LEAF, CA, SHA1, Optional.empty());

    assertThat(judge(staple, at) instanceof RevocationStatus.Good).isEqualTo(holds);
  }

  @Test
  void truncationAtEveryByteTellsNothing() {
    byte[] staple = staple(CertificateStatus.GOOD);
    for (int length = 0; length < staple.length; length++) {
      assertThat(why(Arrays.copyOf(staple, length), AT)).contains(Why.MALFORMED);
    }
  }

  @Test
  void mutationsNeverCauseAnythingButViolations() {
    byte[] staple =
        staple(CertificateStatus.GOOD, LEAF, responder().mint(), SHA1, Optional.of(NEXT_UPDATE));
    Random random = new Random(6960);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] mutated = staple.clone();
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      refused += isRefused(mutated) ? 1 : 0;
    }
    assertThat(refused).isBetween(500, 4_500);
  }

  private static boolean isRefused(byte[] response) {
    try {
      return OcspResponse.decode(response).status() > 255;
    } catch (ViolationException e) {
      return true;
    }
  }

  @Test
  void noMutationMakesARevokedCertificateGood() {
    byte[] staple = MintOcsp.of(CA).signedBy(MintOcsp.responder(CA).mint()).revoked(LEAF, AT).der();
    Random random = new Random(6961);
    int undecided = 0;
    for (int i = 0; i < 500; i++) {
      byte[] mutated = staple.clone();
      mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
      RevocationStatus status = judge(mutated, AT);
      assertThat(status).isNotInstanceOf(RevocationStatus.Good.class);
      undecided += status instanceof CouldNotTell ? 1 : 0;
    }
    assertThat(undecided).isGreaterThan(450);
  }

  @Test
  void everyFieldOfAResponseIsNamedAsInTheRfc() {
    assertThat(OcspResponse.trace(staple(CertificateStatus.GOOD)).field().walk().map(Field::name))
        .contains("responseStatus", "tbsResponseData", "producedAt", "responses[0]", "certID");
  }
}

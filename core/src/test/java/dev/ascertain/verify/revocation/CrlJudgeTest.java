package dev.ascertain.verify.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Good;
import dev.ascertain.verify.revocation.RevocationStatus.Revoked;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.MintCrl;
import dev.ascertain.x509.MintCrl.Scope;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5280 section 6.3.3, step by step. */
class CrlJudgeTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");
  private static final String LIST = "http://crl.example/1.crl";
  private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("1.2.3.4.5");

  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted CA = Mint.ca("CA").by(ROOT).mint();
  private static final Minted LEAF = Mint.server("a.example").by(CA).mint();
  private static final Minted WITH_POINT =
      Mint.server("a.example").by(CA).revocationList(LIST).mint();

  private static RevocationStatus judge(Minted leaf, byte[]... crls) {
    return Ask.about(leaf, CA, ROOT).crl(crls).status();
  }

  private static Why why(Minted leaf, byte[]... crls) {
    return why(Ask.about(leaf, CA, ROOT).crl(crls));
  }

  private static Why why(Ask ask) {
    assertThat(ask.status()).isInstanceOf(CouldNotTell.class);
    return ((CouldNotTell) ask.status()).why();
  }

  // The plain case

  @Test
  void whatIsNotOnTheListIsGood() {
    Minted other = Mint.server("b.example").by(CA).mint();

    assertThat(judge(LEAF, MintCrl.by(CA).revoke(other, WHEN).der()))
        .isEqualTo(
            new Good(
                new Source.RevocationList(Source.GIVEN),
                MintCrl.THIS_UPDATE,
                MintCrl.THIS_UPDATE,
                Optional.of(MintCrl.NEXT_UPDATE)));
  }

  @Test
  void whatIsOnTheListIsRevoked() {
    Instant invalid = Instant.parse("2026-04-01T00:00:00Z");
    Extension invalidity = extension(Extension.invalidityDate, false, invalid);
    byte[] list =
        MintCrl.by(CA)
            .entry(
                LEAF.holder().getSerialNumber(),
                WHEN,
                MintCrl.reason(CRLReason.keyCompromise),
                invalidity)
            .der();

    assertThat(judge(LEAF, list))
        .isEqualTo(
            new Revoked(
                new Source.RevocationList(Source.GIVEN),
                WHEN,
                Optional.of("keyCompromise"),
                MintCrl.THIS_UPDATE,
                Optional.of(invalid),
                false))
        .hasToString(
            "The given CRL says that it was revoked at 2026-05-01T00:00:00Z (keyCompromise), and"
                + " is not to be relied upon since 2026-04-01T00:00:00Z.");
  }

  private static Extension extension(ASN1ObjectIdentifier id, boolean critical, Instant time) {
    try {
      String text = time.toString().replaceAll("[-:T]", "");
      return Extension.create(id, critical, new ASN1GeneralizedTime(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aHoldIsARevocation() {
    assertThat(judge(LEAF, MintCrl.by(CA).revoke(LEAF, WHEN, CRLReason.certificateHold).der()))
        .isInstanceOfSatisfying(
            Revoked.class, revoked -> assertThat(revoked.reason()).contains("certificateHold"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T23:54:59Z, false",
    "2026-05-31T23:55:00Z, true",
    "2026-06-08T00:00:00Z, true",
    "2026-06-08T00:00:01Z, false",
  })
  void aListHoldsFromThisUpdateToNextUpdate(Instant at, boolean holds) {
    Ask ask = Ask.about(LEAF, CA, ROOT).crl(MintCrl.by(CA).der()).at(at);

    assertThat(ask.status() instanceof Good).isEqualTo(holds);
    if (!holds) {
      assertThat(why(ask)).isEqualTo(Why.NOT_CURRENT);
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-06-08T00:00:00Z, true", "2026-06-08T00:00:01Z, false"})
  void aListWithoutNextUpdateHoldsForSevenDays(Instant at, boolean holds) {
    byte[] list = MintCrl.by(CA).withoutNextUpdate().der();

    assertThat(Ask.about(LEAF, CA, ROOT).crl(list).at(at).status() instanceof Good)
        .isEqualTo(holds);
  }

  @Test
  void theNewestListCounts() {
    byte[] hold =
        MintCrl.by(CA)
            .valid(WHEN, MintCrl.NEXT_UPDATE)
            .revoke(LEAF, WHEN, CRLReason.certificateHold)
            .der();

    assertThat(judge(LEAF, hold)).isInstanceOf(Revoked.class);
    assertThat(judge(LEAF, hold, MintCrl.by(CA).number(2).der())).isInstanceOf(Good.class);
  }

  // What makes a list unusable

  @Test
  void garbageIsNoList() {
    assertThat(why(LEAF, new byte[] {0x30, 0})).isEqualTo(Why.MALFORMED);
  }

  @Test
  void aListWithACriticalExtensionThatIsNotUnderstoodTellsNothing() {
    byte[] list =
        MintCrl.by(CA).extension(UNHEARD_OF, true, DERNull.INSTANCE).revoke(LEAF, WHEN).der();
    assertThat(judge(LEAF, list))
        .hasToString("The given CRL cannot be checked (critical 1.2.3.4.5).");

    byte[] harmless = MintCrl.by(CA).extension(UNHEARD_OF, false, DERNull.INSTANCE).der();
    assertThat(judge(LEAF, harmless)).isInstanceOf(Good.class);
  }

  @Test
  void norDoesAListWithSuchAnEntryEvenOfAnotherCertificate() throws Exception {
    Extension critical = Extension.create(UNHEARD_OF, true, DERNull.INSTANCE);
    byte[] list = MintCrl.by(CA).entry(BigInteger.TWO, WHEN, critical).der();

    assertThat(why(LEAF, list)).isEqualTo(Why.UNSUPPORTED);
  }

  @Test
  void aListMustHaveANumberThatIsNotCriticalToShowThatNothingWasRevoked() {
    MintCrl without = MintCrl.by(CA).without(Extension.cRLNumber);
    MintCrl critical =
        MintCrl.by(CA).extension(Extension.cRLNumber, true, new CRLNumber(BigInteger.ONE));

    assertThat(judge(LEAF, without.der()))
        .hasToString("The given CRL is malformed (it has no cRLNumber).");
    assertThat(judge(LEAF, critical.der()))
        .hasToString("The given CRL is malformed (its cRLNumber is critical).");
    assertThat(judge(LEAF, without.revoke(LEAF, WHEN).der())).isInstanceOf(Revoked.class);
    assertThat(judge(LEAF, critical.revoke(LEAF, WHEN).der())).isInstanceOf(Revoked.class);
  }

  @Test
  void aListThatCanBeForgedShowsOnlyRevocations() {
    Minted ca = Mint.ca("CA").by(ROOT).key(Mint.rsa(2048)).mint();
    Minted leaf = Mint.server("a.example").by(ca).mint();
    MintCrl list = MintCrl.by(ca).algorithm("SHA1withRSA");

    assertThat(why(Ask.about(leaf, ca, ROOT).crl(list.der()))).isEqualTo(Why.FORGEABLE);
    assertThat(Ask.about(leaf, ca, ROOT).crl(list.revoke(leaf, WHEN).der()).status())
        .isInstanceOf(Revoked.class);
  }

  // (b) issuer and scope

  @Test
  void aListOfAnotherIssuerIsNotAboutTheCertificate() {
    Minted other = Mint.ca("Other").by(ROOT).mint();

    assertThat(why(LEAF, MintCrl.by(other).revoke(LEAF, WHEN).der()))
        .isEqualTo(Why.OTHER_CERTIFICATE);
  }

  @Test
  void aListOfADistributionPointIsOnlyForCertificatesThatNameIt() {
    byte[] same = MintCrl.by(CA).scope(Scope.point("HTTP://CRL.example/1.crl")).der();
    byte[] other = MintCrl.by(CA).scope(Scope.point("http://crl.example/2.crl")).der();
    byte[] otherCase = MintCrl.by(CA).scope(Scope.point("http://crl.example/1.CRL")).der();

    assertThat(judge(WITH_POINT, same)).isInstanceOf(Good.class);
    assertThat(judge(WITH_POINT, other))
        .hasToString(
            "The given CRL is not about this certificate (it is of another distribution point).");
    assertThat(why(WITH_POINT, otherCase)).isEqualTo(Why.OTHER_CERTIFICATE);
    assertThat(why(LEAF, same)).isEqualTo(Why.OTHER_CERTIFICATE);
    assertThat(judge(WITH_POINT, MintCrl.by(CA).der())).isInstanceOf(Good.class);
  }

  @Test
  void aListMayBeForEndEntitiesOrCasOnly() {
    byte[] users = MintCrl.by(CA).scope(Scope.onlyUserCertificates()).der();
    byte[] cas = MintCrl.by(CA).scope(Scope.onlyCaCertificates()).der();
    byte[] attributes = MintCrl.by(CA).scope(Scope.onlyAttributeCertificates()).der();
    Minted lower = Mint.ca("Lower").by(CA).mint();

    assertThat(judge(LEAF, users)).isInstanceOf(Good.class);
    assertThat(why(LEAF, cas)).isEqualTo(Why.OTHER_CERTIFICATE);
    assertThat(why(lower, users)).isEqualTo(Why.OTHER_CERTIFICATE);
    assertThat(judge(lower, cas)).isInstanceOf(Good.class);
    assertThat(why(LEAF, attributes)).isEqualTo(Why.OTHER_CERTIFICATE);
  }

  @Test
  void aPointMayBeNamedRelativelyToTheIssuer() {
    ASN1EncodableVector relative = new ASN1EncodableVector();
    relative.add(new DERSequence(new ASN1Encodable[] {BCStyle.OU, new DERUTF8String("Part 1")}));
    DistributionPointName name =
        new DistributionPointName(
            DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER, new DERSet(relative));
    Minted leaf = withPoint(new DistributionPoint(name, null, null));
    DistributionPointName full = directory("CN=CA,OU=part  1");
    DistributionPointName other = directory("CN=CA,OU=Part 2");

    assertThat(judge(leaf, MintCrl.by(CA).scope(point(name)).der())).isInstanceOf(Good.class);
    assertThat(judge(leaf, MintCrl.by(CA).scope(point(full)).der())).isInstanceOf(Good.class);
    assertThat(why(leaf, MintCrl.by(CA).scope(point(other)).der()))
        .isEqualTo(Why.OTHER_CERTIFICATE);
  }

  private static DistributionPointName directory(String name) {
    return new DistributionPointName(
        new GeneralNames(new GeneralName(GeneralName.directoryName, name)));
  }

  private static IssuingDistributionPoint point(DistributionPointName name) {
    return new IssuingDistributionPoint(name, false, false, null, false, false);
  }

  private static Minted withPoint(DistributionPoint... points) {
    return Mint.server("a.example")
        .by(CA)
        .extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points))
        .mint();
  }

  private static DistributionPoint uri(
      String uri, @Nullable ReasonFlags reasons, @Nullable GeneralNames issuer) {
    return new DistributionPoint(
        new DistributionPointName(
            new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri))),
        reasons,
        issuer);
  }

  // Indirect lists

  private static final Minted LISTER =
      Mint.plain("CN=Lister")
          .by(ROOT)
          .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
          .mint();
  private static final Minted LEFT_TO_LISTER =
      withPoint(uri(LIST, null, new GeneralNames(new GeneralName(LISTER.holder().getSubject()))));

  private static Ask askLister(byte[]... crls) {
    return Ask.about(LEFT_TO_LISTER, CA, ROOT).others(LISTER).crl(crls);
  }

  @Test
  void anotherIssuerMaySayIfTheCertificateNamesIt() {
    MintCrl list = MintCrl.by(LISTER).scope(Scope.indirect(LIST));

    assertThat(askLister(list.der()).status()).isInstanceOf(Good.class);
    assertThat(askLister(list.revokeOf(CA, LEFT_TO_LISTER, WHEN).der()).status())
        .isInstanceOf(Revoked.class);
    assertThat(why(Ask.about(WITH_POINT, CA, ROOT).others(LISTER).crl(list.der())))
        .isEqualTo(Why.OTHER_CERTIFICATE);
  }

  @Test
  void itsListMustBeIndirect() {
    assertThat(why(askLister(MintCrl.by(LISTER).scope(Scope.point(LIST)).der())))
        .isEqualTo(Why.OTHER_CERTIFICATE);
    assertThat(why(askLister(MintCrl.by(LISTER).der()))).isEqualTo(Why.OTHER_CERTIFICATE);
  }

  @Test
  void theSameSerialNumberOfAnotherIssuerDoesNotCount() {
    Minted other = Mint.ca("Other").by(ROOT).mint();
    byte[] list =
        MintCrl.by(LISTER).scope(Scope.indirect(LIST)).revokeOf(other, LEFT_TO_LISTER, WHEN).der();

    assertThat(askLister(list).status()).isInstanceOf(Good.class);
  }

  // (d), (e), (l) reasons

  @Test
  void listsForSomeReasonsMustAddUpToAll() {
    int compromise = ReasonFlags.keyCompromise | ReasonFlags.cACompromise;
    int others =
        ReasonFlags.affiliationChanged
            | ReasonFlags.superseded
            | ReasonFlags.cessationOfOperation
            | ReasonFlags.certificateHold
            | ReasonFlags.privilegeWithdrawn
            | ReasonFlags.aACompromise;
    byte[] first = MintCrl.by(CA).scope(Scope.onlySomeReasons(compromise)).der();
    MintCrl second = MintCrl.by(CA).scope(Scope.onlySomeReasons(others));

    assertThat(judge(LEAF, first))
        .hasToString(
            "The given CRL covers only some reasons for a revocation (keyCompromise,"
                + " cACompromise).");
    assertThat(judge(LEAF, first, second.der())).isInstanceOf(Good.class);
    assertThat(judge(LEAF, first, second.revoke(LEAF, WHEN, CRLReason.superseded).der()))
        .isInstanceOf(Revoked.class);
  }

  @Test
  void aPointForSomeReasonsLimitsItsList() {
    Minted leaf = withPoint(uri(LIST, new ReasonFlags(ReasonFlags.keyCompromise), null));
    byte[] ofPoint = MintCrl.by(CA).scope(Scope.point(LIST)).der();

    assertThat(why(leaf, ofPoint)).isEqualTo(Why.SOME_REASONS);
    assertThat(judge(leaf, ofPoint, MintCrl.by(CA).der())).isInstanceOf(Good.class);
  }

  // Hostile input

  @Test
  void noMutationMakesARevokedCertificateGood() {
    byte[] list = MintCrl.by(CA).revoke(LEAF, WHEN, CRLReason.keyCompromise).der();
    Random random = new Random(5280);
    int undecided = 0;
    for (int i = 0; i < 500; i++) {
      byte[] mutated = list.clone();
      mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
      RevocationStatus status = judge(LEAF, mutated);
      assertThat(status).isNotInstanceOf(Good.class);
      undecided += status instanceof CouldNotTell ? 1 : 0;
    }
    assertThat(undecided).isGreaterThan(450);
  }

  @Test
  void truncationAtEveryByteTellsNothing() {
    byte[] list = MintCrl.by(CA).der();
    for (int length = 0; length < list.length; length++) {
      assertThat(why(LEAF, Arrays.copyOf(list, length))).isEqualTo(Why.MALFORMED);
    }
  }
}

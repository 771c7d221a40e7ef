package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final String HOST = "www.example.com";
  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted INTERMEDIATE = Mint.ca("Intermediate").by(ROOT).mint();
  private static final Minted LEAF = Mint.server(HOST).by(INTERMEDIATE).mint();
  private static final byte[] ECDSA_WITH_SHA256 = {
    0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2
  };
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  private static TrustStore trusting(Minted... roots) {
    return TrustStore.of("Test", Arrays.stream(roots).map(Minted::certificate).toList());
  }

  private static VerificationRequest request(Minted... sent) {
    return VerificationRequest.of(
        Arrays.stream(sent).map(Minted::der).toList(),
        ReferenceIdentifier.parse(HOST),
        AT,
        trusting(ROOT));
  }

  private static Verification verify(Minted... sent) {
    return Verifier.verify(request(sent), CRYPTO);
  }

  private static Verification verifyAt(Instant at, Minted... sent) {
    VerificationRequest now = request(sent);
    return Verifier.verify(
        VerificationRequest.of(now.certificates(), now.name().orElseThrow(), at, now.store()),
        CRYPTO);
  }

  private static List<String> ids(Verification verification) {
    return verification.findings().stream().map(Finding::id).toList();
  }

  private static Minted leafBy(Minted ca) {
    return Mint.server(HOST).by(ca).mint();
  }

  private static byte[] flipLastByte(byte[] der) {
    byte[] changed = der.clone();
    changed[changed.length - 1] ^= 1;
    return changed;
  }

  @Test
  void aGoodChainPassesAndHasNoFindings() {
    Verification good = verify(LEAF, INTERMEDIATE);

    assertThat(good.findings()).isEmpty();
    assertThat(good.trusted()).isTrue();
    assertThat(good.headline()).isEmpty();
    assertThat(good.checks().stream().map(CheckResult::outcome))
        .containsExactly(
            Outcome.PASSED,
            Outcome.PASSED,
            Outcome.PASSED,
            Outcome.COULD_NOT_TELL,
            Outcome.COULD_NOT_TELL);
    assertThat(good.paths())
        .containsExactly(new CertificationPath(List.of(0, 1, 2), true, List.of()));
    assertThat(good.certificates().get(2).source()).isEqualTo(JudgedCertificate.Source.ANCHOR);
    assertThat(good.check(Check.CHAIN).evidence())
        .isEqualTo("A path of 3 certificates leads to \"Root\", a root of Test.");
  }

  @ParameterizedTest
  @CsvSource({
    "2048, SHA256withRSA",
    "3072, SHA384withRSA",
    "2048, SHA512withRSA",
    "2048, SHA256withRSAandMGF1"
  })
  void rsaChainsPass(int bits, String algorithm) {
    Minted root = Mint.ca("RSA Root").key(Mint.rsa(bits)).mint();
    Minted leaf = Mint.server(HOST).by(root).algorithm(algorithm).mint();

    Verification good =
        Verifier.verify(
            VerificationRequest.of(
                List.of(leaf.der()), ReferenceIdentifier.parse(HOST), AT, trusting(root)),
            CRYPTO);

    assertThat(good.findings()).isEmpty();
    assertThat(good.check(Check.CHAIN).outcome()).isEqualTo(Outcome.PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "secp384r1, SHA384withECDSA",
    "secp521r1, SHA512withECDSA",
    "secp256r1, SHA512withECDSA"
  })
  void ecdsaChainsPass(String curve, String algorithm) {
    Minted root = Mint.ca("EC Root").key(Mint.ec(curve)).mint();
    Minted leaf = Mint.server(HOST).by(root).algorithm(algorithm).mint();

    Verification good =
        Verifier.verify(
            VerificationRequest.of(
                List.of(leaf.der()), ReferenceIdentifier.parse(HOST), AT, trusting(root)),
            CRYPTO);

    assertThat(good.findings()).isEmpty();
    assertThat(good.check(Check.CHAIN).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void anEd25519ChainPassesButNotInBrowsers() {
    Minted root = Mint.ca("Ed Root").key(Mint.ed25519()).mint();
    VerificationRequest request =
        VerificationRequest.of(
            List.of(leafBy(root).der()), ReferenceIdentifier.parse(HOST), AT, trusting(root));

    Verification browser = Verifier.verify(request, CRYPTO);
    Verification plain =
        Verifier.verify(request.with(request.measure().with(Profile.RFC_5280)), CRYPTO);

    assertThat(plain.check(Check.CHAIN).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(ids(browser)).containsExactly("forbidden-key", "nonconforming-certificate");
  }

  @Test
  void noCertificateIsAFinding() {
    Verification none = verify();

    assertThat(ids(none)).containsExactly("no-certificate");
    assertThat(none.check(Check.NAME).outcome()).isEqualTo(Outcome.COULD_NOT_TELL);
    assertThat(none.check(Check.CHAIN).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void anUnreadableLeafIsMalformed() {
    VerificationRequest request = request(LEAF, INTERMEDIATE);
    List<byte[]> sent = new ArrayList<>(request.certificates());
    sent.set(0, Arrays.copyOf(sent.get(0), sent.get(0).length - 1));
    Verification broken =
        Verifier.verify(
            VerificationRequest.of(sent, request.name().orElseThrow(), AT, request.store()),
            CRYPTO);

    assertThat(ids(broken)).containsExactly("malformed-certificate");
    assertThat(broken.certificates().getFirst().certificate()).isEmpty();
    assertThat(broken.trusted()).isFalse();
  }

  @Test
  void aMalformedExtensionIsMalformedButTheRestIsStillJudged() {
    Minted leaf =
        Mint.server("other.example.com")
            .by(INTERMEDIATE)
            .rawExtension(Extension.keyUsage, true, new byte[] {3, 1, 8})
            .mint();

    Verification broken = verify(leaf, INTERMEDIATE);

    assertThat(ids(broken)).containsExactly("malformed-certificate", "name-mismatch");
    assertThat(broken.headline().orElseThrow().toString())
        .contains("extensions[1].extnValue.KeyUsage");
  }

  @Test
  void aMalformedCertificateThatNoPathNeedsIsOnlyUnneeded() {
    VerificationRequest request = request(LEAF, INTERMEDIATE);
    List<byte[]> sent = new ArrayList<>(request.certificates());
    sent.add(new byte[] {0x30, 0});
    Verification good =
        Verifier.verify(
            VerificationRequest.of(sent, request.name().orElseThrow(), AT, request.store()),
            CRYPTO);

    assertThat(ids(good)).containsExactly("unneeded-certificate");
    assertThat(good.trusted()).isTrue();
  }

  @Test
  void aMalformedCertificateThatNoPathNeedsDoesNotHideWhatIsWrong() {
    VerificationRequest request = request(LEAF, INTERMEDIATE);
    List<byte[]> sent = new ArrayList<>(request.certificates());
    sent.add(new byte[] {0x30, 0});
    Verification expired =
        Verifier.verify(
            VerificationRequest.of(
                sent, request.name().orElseThrow(), Mint.NOT_AFTER.plusSeconds(1), request.store()),
            CRYPTO);

    assertThat(ids(expired)).doesNotContain("malformed-certificate").first().isEqualTo("expired");
    assertThat(expired.check(Check.CHAIN).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void theNameMustMatch() {
    Verification wrong = verify(Mint.server("example.org").by(INTERMEDIATE).mint(), INTERMEDIATE);

    assertThat(wrong.findings())
        .containsExactly(
            new IdentityFinding.NameMismatch(
                0, ReferenceIdentifier.parse(HOST), List.of("example.org")));
    assertThat(wrong.check(Check.NAME).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(wrong.check(Check.CHAIN).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aCommonNameIsReportedButDoesNotCount() {
    Verification old = verify(Mint.plain("CN=" + HOST).by(INTERMEDIATE).mint(), INTERMEDIATE);

    assertThat(old.findings())
        .containsExactly(
            new IdentityFinding.CnOnly(0, ReferenceIdentifier.parse(HOST), HOST, true));
    assertThat(old.trusted()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-31T23:59:59Z, not-yet-valid",
    "2026-01-01T00:00:00Z, ''",
    "2027-01-01T00:00:00Z, ''",
    "2027-01-01T00:00:00.999Z, ''",
    "2027-01-01T00:00:01Z, expired",
  })
  void validityIncludesItsFirstAndLastSecond(Instant at, String expected) {
    Instant early = Instant.parse("2020-01-01T00:00:00Z");
    Instant late = Instant.parse("2040-01-01T00:00:00Z");
    Minted intermediate = Mint.ca("Intermediate").by(ROOT).valid(early, late).mint();
    Minted leaf = leafBy(intermediate);

    List<String> found =
        ids(verifyAt(at, leaf, intermediate)).stream()
            .filter(id -> !id.equals("expired-root"))
            .toList();

    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @Test
  void anExpiredIntermediateIsNotAnExpiredLeaf() {
    Minted old =
        Mint.ca("Old")
            .by(ROOT)
            .valid(Mint.NOT_BEFORE, Instant.parse("2026-05-31T00:00:00Z"))
            .mint();

    Verification expired = verify(leafBy(old), old);

    assertThat(ids(expired)).containsExactly("expired-intermediate");
    assertThat(expired.check(Check.CHAIN).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(expired.check(Check.DATES).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void anExpiredRootIsAWarning() {
    Instant end = Instant.parse("2026-05-01T00:00:00Z");
    Minted root = Mint.ca("Past").valid(Mint.NOT_BEFORE, end).mint();
    Minted leaf = leafBy(root);

    Verification past =
        Verifier.verify(
            VerificationRequest.of(
                List.of(leaf.der()), ReferenceIdentifier.parse(HOST), AT, trusting(root)),
            CRYPTO);

    assertThat(ids(past)).containsExactly("expired-root");
    assertThat(past.trusted()).isTrue();
  }

  @Test
  void aSelfSignedCertificateIsNotTrusted() {
    assertThat(ids(verify(Mint.server(HOST).mint()))).containsExactly("self-signed");
  }

  @Test
  void aSelfSignedCertificateInTheStoreIsTrusted() {
    Minted own = Mint.server(HOST).mint();

    Verification good =
        Verifier.verify(
            VerificationRequest.of(
                List.of(own.der()), ReferenceIdentifier.parse(HOST), AT, trusting(own)),
            CRYPTO);

    assertThat(good.findings()).isEmpty();
    assertThat(good.trusted()).isTrue();
  }

  @Test
  void aChainToARootThatIsNotInTheStoreHasAnUnknownCa() {
    Minted other = Mint.ca("Other Root").mint();
    Minted intermediate = Mint.ca("Other Intermediate").by(other).mint();

    Verification unknown = verify(leafBy(intermediate), intermediate, other);

    assertThat(unknown.headline())
        .contains(new ChainFinding.UnknownCa(2, other.certificate().subject(), true, "Test"));
    assertThat(ids(unknown)).containsExactly("unknown-ca", "root-sent");
  }

  @Test
  void anIntermediateThatDoesNotSayWhereItsIssuerIsProbablyComesFromAnUnknownRoot() {
    Minted other = Mint.ca("Other Root").mint();
    Minted intermediate = Mint.ca("Other Intermediate").by(other).mint();

    assertThat(verify(leafBy(intermediate), intermediate).headline())
        .contains(new ChainFinding.UnknownCa(1, other.certificate().subject(), false, "Test"));
  }

  @Test
  void aMissingIntermediateMakesTheChainIncomplete() {
    assertThat(verify(LEAF).headline())
        .contains(
            new ChainFinding.IncompleteChain(
                0, INTERMEDIATE.certificate().subject(), List.of(), false));
  }

  @Test
  void theChainIsSurelyIncompleteIfTheLeafSaysWhereItsIssuerIs() {
    Minted leaf =
        Mint.server(HOST)
            .by(INTERMEDIATE)
            .extension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(
                    AccessDescription.id_ad_caIssuers,
                    new GeneralName(
                        GeneralName.uniformResourceIdentifier, "http://ca.example/int.der")))
            .mint();

    assertThat(verify(leaf).headline())
        .contains(
            new ChainFinding.IncompleteChain(
                0,
                INTERMEDIATE.certificate().subject(),
                List.of("http://ca.example/int.der"),
                true));
  }

  @Test
  void anExtraIntermediateCompletesTheChain() {
    Verification good =
        Verifier.verify(request(LEAF).withIntermediates(List.of(INTERMEDIATE.der())), CRYPTO);

    assertThat(good.findings()).isEmpty();
    assertThat(good.certificates().get(1).source()).isEqualTo(JudgedCertificate.Source.EXTRA);
  }

  @Test
  void anAlteredCertificateHasABadSignature() {
    VerificationRequest request = request(LEAF, INTERMEDIATE);
    Verification altered =
        Verifier.verify(
            VerificationRequest.of(
                List.of(flipLastByte(LEAF.der()), INTERMEDIATE.der()),
                request.name().orElseThrow(),
                AT,
                request.store()),
            CRYPTO);

    assertThat(altered.headline()).contains(new ChainFinding.BadSignature(0, 1));
    assertThat(altered.trusted()).isFalse();
  }

  @Test
  void anIssuerWithTheSameNameAndAnotherKeyIsANearMiss() {
    Minted impostor = Mint.ca("Intermediate").by(ROOT).mint();

    Verification missed = verify(LEAF, impostor);

    assertThat(ids(missed)).containsExactly("incomplete-chain", "issuer-key-mismatch");
    assertThat(missed.findings()).contains(new SentFinding.IssuerKeyMismatch(0, 1));
  }

  @Test
  void theNearMissDoesNotSpoilAGoodPath() {
    Minted impostor = Mint.ca("Intermediate").by(ROOT).mint();

    Verification good = verify(LEAF, impostor, INTERMEDIATE);

    assertThat(good.trusted()).isTrue();
    assertThat(ids(good)).contains("unneeded-certificate");
  }

  @Test
  void twoSignatureAlgorithmsInOneCertificateMustAgree() {
    byte[] der = LEAF.der();
    der[indexOf(der, ECDSA_WITH_SHA256) + 7] = 3;
    VerificationRequest request = request(LEAF, INTERMEDIATE);

    Verification different =
        Verifier.verify(
            VerificationRequest.of(
                List.of(der, INTERMEDIATE.der()),
                request.name().orElseThrow(),
                AT,
                request.store()),
            CRYPTO);

    assertThat(ids(different)).contains("algorithm-mismatch");
  }

  /** The certificate with another last arc in both its algorithm identifiers. */
  private static int indexOf(byte[] bytes, byte[] pattern) {
    int at = 0;
    while (!Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
      at++;
    }
    return at;
  }

  @Test
  void onlyACaMayIssue() {
    Minted server = Mint.server("shop.example.com").by(ROOT).mint();

    assertThat(verify(leafBy(server), server).findings()).contains(new ChainFinding.NotACa(1, 0));
  }

  @Test
  void aCaMustBeMarkedAsOneExplicitly() {
    Minted unmarked = Mint.ca("Unmarked").by(ROOT).without(Extension.basicConstraints).mint();

    assertThat(ids(verify(leafBy(unmarked), unmarked))).containsExactly("not-a-ca");
  }

  @ParameterizedTest
  @CsvSource({"0, path-length", "1, ''"})
  void thePathMayBeNoLongerThanAllowed(int allowed, String expected) {
    Minted upper =
        Mint.ca("Upper")
            .by(ROOT)
            .extension(Extension.basicConstraints, true, new BasicConstraints(allowed))
            .mint();
    Minted lower = Mint.ca("Lower").by(upper).mint();

    assertThat(String.join(" ", ids(verify(leafBy(lower), lower, upper)))).isEqualTo(expected);
  }

  @Test
  void selfIssuedCertificatesDoNotCountForThePathLength() {
    Minted upper =
        Mint.ca("Upper")
            .by(ROOT)
            .extension(Extension.basicConstraints, true, new BasicConstraints(0))
            .mint();
    Minted rolledOver = Mint.ca("Upper").by(upper).mint();

    assertThat(ids(verify(leafBy(rolledOver), rolledOver, upper))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, true, ''",
    "www.example.com, true, ''",
    "ww.example.com, true, name-constraint",
    "xample.com, true, name-constraint",
    "example.com, false, name-constraint",
    "www.example.com, false, name-constraint",
    "example.org, false, ''",
  })
  void namesMustBeWithinWhatTheCaMayIssueFor(String subtree, boolean permit, String expected) {
    GeneralSubtree[] trees = {new GeneralSubtree(new GeneralName(GeneralName.dNSName, subtree))};
    Minted bound =
        Mint.ca("Bound")
            .by(ROOT)
            .extension(
                Extension.nameConstraints,
                true,
                permit ? new NameConstraints(trees, null) : new NameConstraints(null, trees))
            .mint();

    assertThat(String.join(" ", ids(verify(leafBy(bound), bound)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.0/24, ''", "192.0.3.0/24, name-constraint"})
  void addressesMustBeWithinWhatTheCaMayIssueFor(String range, String expected) {
    GeneralSubtree[] trees = {new GeneralSubtree(new GeneralName(GeneralName.iPAddress, range))};
    Minted bound =
        Mint.ca("Bound")
            .by(ROOT)
            .extension(Extension.nameConstraints, true, new NameConstraints(trees, null))
            .mint();
    Minted leaf =
        Mint.plain("CN=x")
            .names(new GeneralName(GeneralName.iPAddress, "192.0.2.7"))
            .by(bound)
            .mint();

    Verification judged =
        Verifier.verify(
            VerificationRequest.of(
                List.of(leaf.der(), bound.der()),
                ReferenceIdentifier.parse("192.0.2.7"),
                AT,
                trusting(ROOT)),
            CRYPTO);

    assertThat(String.join(" ", ids(judged))).isEqualTo(expected);
  }

  @Test
  void aCriticalExtensionMustBeUnderstood() {
    ASN1ObjectIdentifier unheardOf = new ASN1ObjectIdentifier("1.2.3.4.5");
    Minted critical =
        Mint.server(HOST).by(INTERMEDIATE).extension(unheardOf, true, DERNull.INSTANCE).mint();
    Minted harmless =
        Mint.server(HOST).by(INTERMEDIATE).extension(unheardOf, false, DERNull.INSTANCE).mint();

    assertThat(ids(verify(critical, INTERMEDIATE))).containsExactly("unknown-critical-extension");
    assertThat(ids(verify(harmless, INTERMEDIATE))).isEmpty();
  }

  @Test
  void theLeafMustBeForServers() {
    Minted client =
        Mint.server(HOST)
            .by(INTERMEDIATE)
            .extension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
            .mint();
    Minted server =
        Mint.server(HOST)
            .by(INTERMEDIATE)
            .extension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .mint();

    assertThat(verify(client, INTERMEDIATE).findings())
        .containsExactly(new ChainFinding.WrongUsage(0, "serverAuth", List.of("clientAuth")));
    assertThat(ids(verify(server, INTERMEDIATE))).isEmpty();
  }

  @Test
  void aCasPurposesLimitWhatItIssues() {
    Minted mailCa =
        Mint.ca("Mail")
            .by(ROOT)
            .extension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))
            .mint();

    assertThat(verify(leafBy(mailCa), mailCa).findings())
        .containsExactly(new ChainFinding.WrongUsage(1, "serverAuth", List.of("emailProtection")));
  }

  @Test
  void aCaMustBeAllowedToSignCertificates() {
    Minted crlOnly =
        Mint.ca("CRL")
            .by(ROOT)
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
            .mint();

    assertThat(verify(leafBy(crlOnly), crlOnly).findings())
        .containsExactly(new ChainFinding.WrongUsage(1, "keyCertSign", List.of("cRLSign")));
  }

  @Test
  void aServersKeyMustBeAllowedToSignOrDecrypt() {
    Minted agreement =
        Mint.server(HOST)
            .by(INTERMEDIATE)
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
            .mint();

    assertThat(verify(agreement, INTERMEDIATE).findings())
        .containsExactly(new ChainFinding.WrongUsage(0, "digitalSignature", List.of("cRLSign")));
  }

  @Test
  void aServersKeyMustBeAllowedToDoWhatItDid() {
    Minted deciphers = leafFor(KeyUsage.keyEncipherment);
    Minted signs = leafFor(KeyUsage.digitalSignature);

    assertThat(verify(deciphers, INTERMEDIATE).withKeyProof(KeyProof.PROVEN_BY_RSA_KEY_EXCHANGE))
        .returns(true, Verification::trusted);
    assertThat(verify(signs, INTERMEDIATE).withKeyProof(KeyProof.PROVEN_BY_CERTIFICATE_VERIFY))
        .returns(true, Verification::trusted);

    Verification signedAnyway =
        verify(deciphers, INTERMEDIATE).withKeyProof(KeyProof.PROVEN_BY_SERVER_KEY_EXCHANGE);
    assertThat(signedAnyway.findings())
        .containsExactly(
            new ChainFinding.WrongUsage(0, "digitalSignature", List.of("keyEncipherment")));
    assertThat(signedAnyway.check(Check.CHAIN).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(
            verify(signs, INTERMEDIATE)
                .withKeyProof(KeyProof.PROVEN_BY_RSA_KEY_EXCHANGE)
                .findings())
        .containsExactly(
            new ChainFinding.WrongUsage(0, "keyEncipherment", List.of("digitalSignature")));
  }

  private static Minted leafFor(int usage) {
    return Mint.server(HOST)
        .by(INTERMEDIATE)
        .extension(Extension.keyUsage, true, new KeyUsage(usage))
        .mint();
  }

  @Test
  void sha1SignaturesAreWeakButNotOnRoots() {
    Minted root = Mint.ca("Old Root").key(Mint.rsa(2048)).algorithm("SHA1withRSA").mint();
    Minted weak = Mint.server(HOST).by(root).algorithm("SHA1withRSA").mint();
    Minted strong = Mint.server(HOST).by(root).mint();
    ReferenceIdentifier name = ReferenceIdentifier.parse(HOST);

    assertThat(
            ids(
                Verifier.verify(
                    VerificationRequest.of(List.of(weak.der()), name, AT, trusting(root)), CRYPTO)))
        .containsExactly("weak-signature");
    assertThat(
            ids(
                Verifier.verify(
                    VerificationRequest.of(List.of(strong.der()), name, AT, trusting(root)),
                    CRYPTO)))
        .isEmpty();
  }

  @Test
  void shortRsaKeysAreWeak() {
    Minted weak = Mint.server(HOST).key(Mint.rsa(1024)).by(INTERMEDIATE).mint();

    assertThat(verify(weak, INTERMEDIATE).findings())
        .containsExactly(new ConformanceFinding.WeakKey(0, "RSA 1024", 1024, 2048));
  }

  @Test
  void theOrderIsAWarningOnly() {
    Minted lower = Mint.ca("Lower").by(INTERMEDIATE).mint();

    Verification mixed = verify(leafBy(lower), INTERMEDIATE, lower);

    assertThat(mixed.findings())
        .containsExactly(new SentFinding.MisorderedChain(1, List.of(0, 2, 1)));
    assertThat(mixed.trusted()).isTrue();
  }

  @Test
  void unneededCertificatesAndRootsAreNoted() {
    Minted stranger = Mint.ca("Stranger").by(ROOT).mint();

    Verification fat = verify(LEAF, INTERMEDIATE, ROOT, stranger, INTERMEDIATE);

    assertThat(fat.findings())
        .containsExactly(
            new SentFinding.UnneededCertificate(3, stranger.der().length, false),
            new SentFinding.UnneededCertificate(4, INTERMEDIATE.der().length, true),
            new SentFinding.RootSent(2, ROOT.der().length));
    assertThat(fat.trusted()).isTrue();
  }

  @Test
  void mustStapleWithoutAStapleInTheHandshakeIsAWarning() {
    Minted stapling =
        Mint.server(HOST)
            .by(INTERMEDIATE)
            .extension(TLS_FEATURE, false, new DERSequence(new ASN1Integer(BigInteger.valueOf(5))))
            .mint();

    FromHandshake withoutStaple =
        new FromHandshake(Map.of(), Optional.empty(), KeyProof.NOT_REACHED);
    assertThat(ids(Verifier.verify(request(stapling, INTERMEDIATE).with(withoutStaple), CRYPTO)))
        .containsExactly("missing-staple");
    assertThat(ids(verify(stapling, INTERMEDIATE))).isEmpty();
  }

  @Test
  void aStapleNeedsTheIssuerToBeChecked() {
    byte[] staple = {1};
    Verification alone = Verifier.verify(request(LEAF).withStaple(staple), CRYPTO);
    Verification garbage = Verifier.verify(request(LEAF, INTERMEDIATE).withStaple(staple), CRYPTO);

    assertThat(why(alone)).isEqualTo(RevocationStatus.Why.ISSUER_UNKNOWN);
    assertThat(why(garbage)).isEqualTo(RevocationStatus.Why.MALFORMED);
    assertThat(why(verify(LEAF, INTERMEDIATE))).isEqualTo(RevocationStatus.Why.NOT_CHECKED);
    assertThat(garbage.trusted()).isTrue();
  }

  private static RevocationStatus.Why why(Verification verification) {
    assertThat(verification.check(Check.REVOCATION).outcome()).isEqualTo(Outcome.COULD_NOT_TELL);
    return ((RevocationStatus.CouldNotTell) verification.revocation()).why();
  }

  @ParameterizedTest
  @CsvSource({"false, PASSED, ''", "true, FAILED, revoked"})
  void aStapleDecidesTheCheckOfRevocation(boolean revoked, Outcome outcome, String expected)
      throws Exception {
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(new RespID(INTERMEDIATE.holder().getSubject()));
    DigestCalculator sha1 =
        new JcaDigestCalculatorProviderBuilder()
            .build()
            .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
    CertificateID id =
        new CertificateID(sha1, INTERMEDIATE.holder(), LEAF.holder().getSerialNumber());
    builder.addResponse(
        id,
        revoked ? new RevokedStatus(Date.from(Mint.NOT_BEFORE), 1) : CertificateStatus.GOOD,
        Date.from(AT),
        Date.from(AT.plusSeconds(60)));
    byte[] staple =
        new OCSPRespBuilder()
            .build(
                OCSPRespBuilder.SUCCESSFUL,
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(INTERMEDIATE.key().getPrivate()),
                    new X509CertificateHolder[0],
                    Date.from(AT)))
            .getEncoded();

    Verification judged = Verifier.verify(request(LEAF, INTERMEDIATE).withStaple(staple), CRYPTO);

    assertThat(judged.check(Check.REVOCATION).outcome()).isEqualTo(outcome);
    assertThat(String.join(" ", ids(judged))).isEqualTo(expected);
    assertThat(judged.trusted()).isEqualTo(!revoked);
  }

  @Test
  void theProofOfTheKeyIsFilledInLater() {
    Verification good = verify(LEAF, INTERMEDIATE);

    Verification proven = good.withKeyProof(KeyProof.PROVEN_BY_CERTIFICATE_VERIFY);
    Verification failed = good.withKeyProof(KeyProof.FAILED);

    assertThat(good.check(Check.KEY_PROOF).outcome()).isEqualTo(Outcome.COULD_NOT_TELL);
    assertThat(proven.check(Check.KEY_PROOF).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(failed.check(Check.KEY_PROOF).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(ids(failed)).containsExactly("wrong-key");
    assertThat(failed.trusted()).isFalse();
  }

  @Test
  void theHeadlineIsTheFindingOfTheHighestRank() {
    Minted wrong = Mint.server("example.org").key(Mint.rsa(1024)).mint();

    Verification bad = verifyAt(Instant.parse("2028-01-01T00:00:00Z"), wrong);

    assertThat(ids(bad)).containsExactly("self-signed", "weak-key", "name-mismatch", "expired");
    assertThat(bad.headline().map(Finding::id)).contains("self-signed");
  }

  @Test
  void aCrossSignedPathIsFoundBesideTheExpiredOne() {
    Instant end = Instant.parse("2026-02-01T00:00:00Z");
    Minted oldRoot = Mint.ca("Old Root").mint();
    Minted cross = Mint.ca("Root").key(ROOT.key()).by(oldRoot).valid(Mint.NOT_BEFORE, end).mint();
    VerificationRequest request = request(LEAF, INTERMEDIATE, cross);

    Verification good =
        Verifier.verify(
            VerificationRequest.of(
                request.certificates(), request.name().orElseThrow(), AT, trusting(ROOT, oldRoot)),
            CRYPTO);

    assertThat(good.paths()).hasSize(2);
    assertThat(good.paths().get(0).valid()).isTrue();
    assertThat(good.paths().get(1).findings().stream().map(Finding::id))
        .containsExactly("expired-intermediate");
    assertThat(good.findings()).containsExactly(new DateFinding.ExpiredCrossSign(2, end, AT));
    assertThat(good.trusted()).isTrue();
  }

  @Test
  void loopsEnd() {
    Minted a = Mint.ca("A").mint();
    Minted b = Mint.ca("B").by(a).mint();
    Minted aByB = Mint.ca("A").key(a.key()).by(b).mint();

    Verification looping = verify(leafBy(a), aByB, b);

    assertThat(looping.trusted()).isFalse();
    assertThat(looping.paths()).hasSize(1);
    assertThat(looping.paths().getFirst().certificates()).containsExactly(0, 1, 2);
  }

  @Test
  void aMazeOfCrossSignaturesEndsWithAFindingThatSaysSo() {
    List<Minted> cas = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      cas.add(Mint.ca("CA " + i).mint());
    }
    Minted leaf = leafBy(cas.get(0));
    List<Minted> sent = new ArrayList<>(List.of(leaf));
    for (Minted subject : cas) {
      for (Minted issuer : cas) {
        String name = subject.certificate().subject().toString();
        sent.add(
            Mint.ca(name.substring(name.indexOf('=') + 1)).key(subject.key()).by(issuer).mint());
      }
    }

    Verification maze = verify(sent.toArray(Minted[]::new));

    assertThat(ids(maze)).contains("too-much-work");
    assertThat(maze.trusted()).isFalse();
  }

  @Test
  void aConstraintBombLeavesTheChainUntold() {
    GeneralSubtree[] trees = new GeneralSubtree[600];
    GeneralName[] names = new GeneralName[600];
    for (int i = 0; i < trees.length; i++) {
      names[i] = new GeneralName(GeneralName.dNSName, i + ".example.com");
      trees[i] = new GeneralSubtree(new GeneralName(GeneralName.dNSName, i + ".example.net"));
    }
    names[0] = new GeneralName(GeneralName.dNSName, HOST);
    Minted bound =
        Mint.ca("Bound")
            .by(ROOT)
            .extension(Extension.nameConstraints, true, new NameConstraints(null, trees))
            .mint();
    Minted leaf = Mint.server(HOST).names(names).by(bound).mint();

    Verification untold = verify(leaf, bound);

    assertThat(ids(untold)).containsExactly("too-much-work");
    assertThat(untold.check(Check.CHAIN).outcome()).isEqualTo(Outcome.COULD_NOT_TELL);
    assertThat(untold.trusted()).isFalse();
  }

  @Test
  void ofManyForbiddenNamesTheFirstAreReported() {
    GeneralName[] names = new GeneralName[100];
    for (int i = 0; i < names.length; i++) {
      names[i] = new GeneralName(GeneralName.dNSName, i + ".example.com");
    }
    GeneralSubtree[] trees = {
      new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.org"))
    };
    Minted bound =
        Mint.ca("Bound")
            .by(ROOT)
            .extension(Extension.nameConstraints, true, new NameConstraints(trees, null))
            .mint();

    Verification forbidden = verify(Mint.server(HOST).names(names).by(bound).mint(), bound);

    assertThat(ids(forbidden).stream().filter("name-constraint"::equals)).hasSize(10);
  }

  @Test
  void anIssuersNameMayDifferInCaseFromTheRootsSubject() {
    Minted leaf = Mint.server(HOST).by(ROOT).claiming("CN=ROOT").mint();

    assertThat(verify(leaf).trusted()).isTrue();
  }

  @Test
  void anAlgorithmWeDoNotHaveLeavesTheChainUntold() {
    byte[] der = Mint.withUnheardOfAlgorithm(LEAF.der());
    VerificationRequest request = request(LEAF, INTERMEDIATE);

    Verification untold =
        Verifier.verify(
            VerificationRequest.of(
                List.of(der, INTERMEDIATE.der()),
                request.name().orElseThrow(),
                AT,
                request.store()),
            CRYPTO);

    assertThat(ids(untold)).containsExactly("unsupported-algorithm");
    assertThat(untold.check(Check.CHAIN).outcome()).isEqualTo(Outcome.COULD_NOT_TELL);
    assertThat(untold.trusted()).isFalse();
  }

  @Test
  void aPathThatCannotBeCheckedIsNotSavedByOneThatIsWrong() {
    Minted crlOnly =
        Mint.ca("Intermediate")
            .key(INTERMEDIATE.key())
            .by(ROOT)
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
            .mint();
    byte[] unchecked = Mint.withUnheardOfAlgorithm(INTERMEDIATE.der());
    VerificationRequest request = request(LEAF, crlOnly).withIntermediates(List.of(unchecked));

    Verification untold = Verifier.verify(request, CRYPTO);

    assertThat(untold.paths()).hasSize(2).noneMatch(CertificationPath::valid);
    assertThat(untold.check(Check.CHAIN).outcome()).isEqualTo(Outcome.COULD_NOT_TELL);
    assertThat(untold.trusted()).isFalse();
  }

  @Test
  void everyKindOfFindingHasItsOwnIdInKebabCase() {
    assertThat(Arrays.stream(FindingKind.values()).map(FindingKind::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
  }
}

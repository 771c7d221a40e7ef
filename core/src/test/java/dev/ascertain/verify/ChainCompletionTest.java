package dev.ascertain.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.JudgedCertificate.Source;
import dev.ascertain.verify.evidence.Answer;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chains that the server sent incompletely: what is wanted, and what becomes of the answers. */
class ChainCompletionTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final String HOST = "www.example.com";
  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted UPPER = pointing(Mint.ca("Upper").by(ROOT), "http://ca/root").mint();
  private static final Minted LOWER =
      pointing(Mint.ca("Lower").by(UPPER), "http://ca/upper").mint();
  private static final Minted LEAF =
      pointing(Mint.server(HOST).by(LOWER), "ldap://ca/lower", "http://ca/lower").mint();

  private static Mint pointing(Mint certificate, String... locations) {
    AccessDescription[] descriptions =
        Arrays.stream(locations)
            .map(location ->
                new AccessDescription(
                    AccessDescription.id_ad_caIssuers,
                    new GeneralName(GeneralName.uniformResourceIdentifier, location)))
            .toArray(AccessDescription[]::new);
    return certificate.extension(
        Extension.authorityInfoAccess, false, new AuthorityInformationAccess(descriptions));
  }

  private static Verification verify(List<Answer> answers, Minted... sent) {
    return Verifier.verify(
        VerificationRequest.of(
                Arrays.stream(sent).map(Minted::der).toList(),
                ReferenceIdentifier.parse(HOST),
                AT,
                TrustStore.of("Test", List.of(ROOT.certificate())))
            .with(Evidence.NONE.with(answers)),
        CRYPTO);
  }

  private static Answer came(String location, byte[] content) {
    return new Answer(location, Optional.empty(), new Answer.Came(content, AT, false));
  }

  private static Answer failed(String location) {
    return new Answer(location, Optional.empty(), new Answer.Failed("the connection was refused"));
  }

  private static List<String> ids(Verification verification) {
    return verification.findings().stream().map(Finding::id).toList();
  }

  @Test
  void theIssuerOfTheLastCertificateIsWantedFromWhereItCanBeFetched() {
    assertThat(verify(List.of(), LEAF).wanted())
        .containsExactly(new Wanted.CaIssuers(0, List.of("http://ca/lower")));
    assertThat(verify(List.of(), LEAF, LOWER).wanted())
        .containsExactly(new Wanted.CaIssuers(1, List.of("http://ca/upper")));
  }

  @Test
  void aCompleteChainWantsNothing() {
    assertThat(verify(List.of(), LEAF, LOWER, UPPER).wanted()).isEmpty();
  }

  @Test
  void whatWasTriedInVainIsNotWantedAgain() {
    Verification again = verify(List.of(failed("http://ca/lower")), LEAF);

    assertThat(again.wanted()).isEmpty();
    assertThat(ids(again)).containsExactly("incomplete-chain");
  }

  @Test
  void aSelfSignedCertificateWantsNothing() {
    Minted own = pointing(Mint.server(HOST), "http://ca/own").mint();

    assertThat(verify(List.of(), own).wanted()).isEmpty();
  }

  @Test
  void anAnswerLeadsToTheNextWish() {
    Verification next = verify(List.of(came("http://ca/lower", LOWER.der())), LEAF);

    assertThat(next.certificates().get(1).source()).isEqualTo(Source.FETCHED);
    assertThat(next.wanted()).containsExactly(new Wanted.CaIssuers(1, List.of("http://ca/upper")));
  }

  @Test
  void aCompletedChainNamesAllThatIsMissing() {
    Verification completed =
        verify(
            List.of(came("http://ca/lower", LOWER.der()), came("http://ca/upper", UPPER.der())),
            LEAF);

    assertThat(completed.findings())
        .containsExactly(
            new ChainFinding.IncompleteChain(
                0,
                LOWER.certificate().subject(),
                List.of("ldap://ca/lower", "http://ca/lower"),
                true),
            new ChainFinding.IncompleteChain(
                1, UPPER.certificate().subject(), List.of("http://ca/upper"), true));
    assertThat(completed.trusted()).isFalse();
    assertThat(completed.wanted()).isEmpty();
    assertThat(completed.bestPath().orElseThrow().anchored()).isTrue();
  }

  @Test
  void whatElseIsWrongWithTheCompletedChainIsSaid() {
    Instant end = AT.minusSeconds(86_400);
    Minted old =
        pointing(Mint.ca("Lower").key(LOWER.key()).by(ROOT), "http://ca/root")
            .valid(Mint.NOT_BEFORE, end)
            .mint();

    Verification completed = verify(List.of(came("http://ca/lower", old.der())), LEAF);

    assertThat(ids(completed)).containsExactly("incomplete-chain", "expired-intermediate");
  }

  @Test
  void aFetchedRootTellsThatTheCaIsUnknown() {
    Minted other = Mint.ca("Other").mint();
    Minted leaf = pointing(Mint.server(HOST).by(other), "http://ca/other").mint();

    Verification unknown = verify(List.of(came("http://ca/other", other.der())), leaf);

    assertThat(unknown.findings())
        .containsExactly(
            new ChainFinding.UnknownCa(1, other.certificate().subject(), false, "Test"));
  }

  enum Format {
    DER,
    PEM,
    CERTS_ONLY
  }

  private static byte[] encode(Minted certificate, Format format) throws IOException, CMSException {
    return switch (format) {
      case DER -> certificate.der();
      case PEM ->
          ("-----BEGIN CERTIFICATE-----\n"
                  + Base64.getMimeEncoder().encodeToString(certificate.der())
                  + "\n-----END CERTIFICATE-----\n")
              .getBytes(US_ASCII);
      case CERTS_ONLY -> {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addCertificates(
            new CollectionStore<>(List.of(ROOT.holder(), certificate.holder())));
        yield generator.generate(new CMSAbsentContent()).toASN1Structure().getEncoded("DER");
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void issuersComeInThreeFormats(Format format) throws IOException, CMSException {
    Verification completed =
        verify(List.of(came("http://ca/upper", encode(UPPER, format))), LEAF, LOWER);

    assertThat(completed.bestPath().orElseThrow().anchored()).isTrue();
    assertThat(completed.findings())
        .contains(
            new ChainFinding.IncompleteChain(
                1, UPPER.certificate().subject(), List.of("http://ca/upper"), true));
  }

  @Test
  void anAnswerThatIsNoCertificateChangesNothing() {
    for (byte[] garbage :
        List.of(
            new byte[0],
            "<html>".getBytes(US_ASCII),
            new byte[] {0x30, 0},
            "-----BEGIN CERTIFICATE-----\n".getBytes(US_ASCII))) {
      Verification same = verify(List.of(came("http://ca/lower", garbage)), LEAF);

      assertThat(same.findings()).isEqualTo(verify(List.of(), LEAF).findings());
      assertThat(same.certificates()).hasSize(1);
    }
  }

  @Test
  void aWellOfEverNewIssuersIsGivenUp() {
    Minted[] chain = new Minted[20];
    chain[0] = pointing(Mint.ca("CA 0"), "http://ca/1").mint();
    for (int i = 1; i < chain.length; i++) {
      chain[i] = pointing(Mint.ca("CA " + i).by(chain[i - 1]), "http://ca/" + (i - 1)).mint();
    }
    Minted leaf = pointing(Mint.server(HOST).by(chain[19]), "http://ca/19").mint();
    List<Answer> answers = new ArrayList<>();
    for (int i = 19; i > 10; i--) {
      answers.add(came("http://ca/" + i, chain[i].der()));
    }

    Verification endless = verify(answers, leaf);

    assertThat(endless.wanted()).isEmpty();
    assertThat(endless.trusted()).isFalse();
  }
}

package dev.ascertain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.FindingKind;
import dev.ascertain.verify.JudgedCertificate.Source;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.verify.evidence.Answer;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class ChainReportTest {
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
  private static final Crypto CRYPTO = Crypto.forOneHandshake();

  private static final KeyPair ROOT_KEY = Mint.ec("secp256r1");
  private static final Minted ROOT = Mint.ca("Root").key(ROOT_KEY).mint();
  private static final Minted OLD_ROOT = Mint.ca("Old Root").mint();
  private static final Minted CROSS = Mint.ca("Root").key(ROOT_KEY).by(OLD_ROOT).mint();
  private static final Minted UPPER = Mint.ca("Upper").by(ROOT).mint();
  private static final Minted ISSUING = Mint.ca("Issuing").by(UPPER).mint();
  private static final Minted LEAF = Mint.server("a.example").by(ISSUING).mint();
  private static final Minted STRANGER = Mint.ca("Stranger").by(OLD_ROOT).mint();

  @Test
  void everyCertificateIsThereOnce() {
    ChainGraph graph =
        ChainGraph.of(verify(List.of(LEAF, ISSUING, UPPER, ISSUING, ROOT), ROOT), CRYPTO);
    assertThat(graph.nodes()).extracting(ChainNode::index).containsExactly(0, 1, 2, 4);
    assertThat(graph.node(1).sentAt()).containsExactly(1, 3);
    assertThat(graph.node(1).bytesSent()).isEqualTo(2 * ISSUING.der().length);
    assertThat(graph.node(4).occurrences())
        .extracting(ChainNode.Occurrence::source)
        .containsExactly(Source.SENT, Source.ANCHOR);
    assertThat(graph.node(4).role()).isEqualTo(ReportCertificate.Role.ROOT);
    assertThat(graph.node(4).trustedBy()).containsExactly("roots");
  }

  @Test
  void edgesLeadFromEachCertificateToItsIssuers() {
    ChainGraph graph =
        ChainGraph.of(verify(List.of(LEAF, ISSUING, UPPER, CROSS), ROOT, OLD_ROOT), CRYPTO);
    assertThat(graph.above(0)).extracting(ChainEdge::issuer).containsExactly(1);
    List<ChainEdge> roots = graph.above(2);
    assertThat(roots).hasSize(2).allMatch(ChainEdge::holds);
    assertThat(roots).extracting(ChainEdge::onBestPath).containsExactly(true, false);
    int root = roots.getFirst().issuer();
    assertThat(graph.node(3).crossSigns()).containsExactly(root);
    assertThat(graph.node(root).crossSigns()).containsExactly(3);
    assertThat(graph.unreached()).isEmpty();
  }

  @Test
  void anIssuerThatOnlyFitsByNameIsAnEdgeThatFails() {
    Minted namesake = Mint.ca("Issuing").by(UPPER).mint();
    ChainGraph graph = ChainGraph.of(verify(List.of(LEAF, namesake), ROOT), CRYPTO);
    ChainEdge edge = graph.above(0).getFirst();
    assertThat(edge.signature()).isEqualTo(ChainEdge.Signature.FAILS);
    assertThat(edge.holds()).isFalse();
    assertThat(graph.missingAbove(0)).hasSize(1);
  }

  @Test
  void whatACaMayNotDoIsWithTheEdge() {
    Minted noCa =
        Mint.ca("Issuing")
            .by(ROOT)
            .extension(Extension.basicConstraints, true, new BasicConstraints(false))
            .mint();
    Minted leaf = Mint.server("a.example").by(noCa).mint();
    ChainGraph graph = ChainGraph.of(verify(List.of(leaf, noCa), ROOT), CRYPTO);
    ChainEdge edge = graph.above(0).getFirst();
    assertThat(edge.signature()).isEqualTo(ChainEdge.Signature.VERIFIES);
    assertThat(edge.findings()).extracting(f -> f.kind()).containsExactly(FindingKind.NOT_A_CA);
    assertThat(edge.holds()).isFalse();
    assertThat(graph.node(1).findings()).isEmpty();
  }

  @Test
  void certificatesThatNothingLeadsToAreApart() {
    ChainGraph graph = ChainGraph.of(verify(List.of(LEAF, ISSUING, STRANGER, UPPER), ROOT), CRYPTO);
    assertThat(graph.unreached()).extracting(ChainNode::index).containsExactly(2);
  }

  @Test
  void onesThatIssueEachOtherDoNotGoRoundForEver() {
    KeyPair one = Mint.ec("secp256r1");
    KeyPair other = Mint.ec("secp256r1");
    Minted a = Mint.ca("A").key(one).mint();
    Minted b = Mint.ca("B").key(other).mint();
    Minted aByB = Mint.ca("A").key(one).by(b).mint();
    Minted bByA = Mint.ca("B").key(other).by(a).mint();
    Minted leaf = Mint.server("a.example").by(a).mint();
    ChainGraph graph = ChainGraph.of(verify(List.of(leaf, aByB, bByA), ROOT), CRYPTO);
    assertThat(graph.unreached()).isEmpty();
    assertThat(graph.edges()).isNotEmpty();
  }

  @Test
  void aMisplacedCertificateNamesTheOneItMustFollow() {
    ChainGraph graph = ChainGraph.of(verify(List.of(LEAF, UPPER, ISSUING), ROOT), CRYPTO);
    assertThat(graph.node(1).mustFollow()).hasValue(2);
    assertThat(graph.node(2).mustFollow()).isEmpty();
  }

  @Test
  void thePathIsGoodAsLongAsTheFirstToExpire() {
    Instant soon = Instant.parse("2026-06-10T00:00:00Z");
    Minted leaf = Mint.server("a.example").by(ISSUING).valid(Mint.NOT_BEFORE, soon).mint();
    PathExpiry expiry = report(List.of(leaf, ISSUING, UPPER), ROOT).expiry().orElseThrow();
    assertThat(expiry.first()).isEqualTo(new PathExpiry.Expiry(0, soon));
    assertThat(expiry.next()).contains(new PathExpiry.Expiry(1, Mint.NOT_AFTER));
  }

  @Test
  void aRightListIsLeftAlone() {
    assertThat(report(List.of(LEAF, ISSUING, UPPER), ROOT).correction())
        .isEqualTo(new Correction.NotNeeded());
  }

  @Test
  void theRightListHasNoRootNoDuplicatesAndNoStrangers() {
    Correction.Corrected corrected =
        corrected(report(List.of(LEAF, ROOT, UPPER, STRANGER, ISSUING, UPPER), ROOT));
    assertThat(corrected.certificates())
        .extracting(Correction.Kept::index)
        .containsExactly(0, 4, 2);
    assertThat(corrected.dropped())
        .extracting(Correction.Dropped::index, Correction.Dropped::reason)
        .containsExactly(
            tuple(1, Correction.Reason.ROOT),
            tuple(3, Correction.Reason.UNNEEDED),
            tuple(5, Correction.Reason.DUPLICATE));
    assertThat(corrected.reordered()).isTrue();
    assertThat(corrected.added()).isEmpty();
    assertThat(corrected.bytesBefore() - corrected.bytesAfter())
        .isEqualTo(ROOT.der().length + STRANGER.der().length + UPPER.der().length);
  }

  @Test
  void whatIsMissingIsAddedFromWhereverItWas() {
    Verification verification =
        Verifier.verify(
            request(List.of(LEAF, UPPER), ROOT).withIntermediates(List.of(ISSUING.der())), CRYPTO);
    Correction.Corrected corrected =
        (Correction.Corrected)
            Corrector.correct(verification, new ChainReport.Origin.Server(), CRYPTO);
    assertThat(corrected.added()).extracting(Correction.Kept::index).containsExactly(2);
    assertThat(corrected.certificates().stream().map(Correction.Kept::der))
        .usingElementComparator(Arrays::compare)
        .containsExactly(LEAF.der(), ISSUING.der(), UPPER.der());
    assertThat(corrected.reordered()).isFalse();
  }

  @Test
  void whatWasFetchedIsAddedAndIsNotMissingInTheGraph() {
    String location = "http://ca.example/upper.der";
    Minted issuing =
        Mint.ca("Issuing")
            .by(UPPER)
            .extension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(
                    AccessDescription.id_ad_caIssuers,
                    new GeneralName(GeneralName.uniformResourceIdentifier, location)))
            .mint();
    Minted leaf = Mint.server("a.example").by(issuing).mint();
    Answer answer = new Answer(location, Optional.empty(), new Answer.Came(UPPER.der(), AT, false));
    Verification verification =
        Verifier.verify(
            request(List.of(leaf, issuing), ROOT).with(Evidence.NONE.with(List.of(answer))),
            CRYPTO);
    assertThat(verification.trusted()).isFalse();
    assertThat(Corrector.correct(verification, new ChainReport.Origin.Server(), CRYPTO))
        .isInstanceOfSatisfying(
            Correction.Corrected.class, corrected -> assertThat(corrected.added()).hasSize(1));
    ChainGraph graph = ChainGraph.of(verification, CRYPTO);
    assertThat(graph.missing()).isEmpty();
    assertThat(graph.node(2).isFrom(Source.FETCHED)).isTrue();
  }

  @Test
  void thereIsNoRightListThatWouldNotVerify() {
    Minted expired =
        Mint.server("a.example")
            .by(ISSUING)
            .valid(Mint.NOT_BEFORE, Instant.parse("2026-05-01T00:00:00Z"))
            .mint();
    assertThat(report(List.of(expired, UPPER, ISSUING), ROOT).correction())
        .isInstanceOfSatisfying(
            Correction.Impossible.class,
            impossible -> assertThat(impossible.why()).contains("expired at 2026-05-01"));
    assertThat(report(List.of(LEAF), ROOT).correction()).isInstanceOf(Correction.Impossible.class);
    Minted other = Mint.server("b.example").by(ISSUING).mint();
    assertThat(report(List.of(other, UPPER, ISSUING), ROOT).correction())
        .isInstanceOfSatisfying(
            Correction.Impossible.class,
            impossible -> assertThat(impossible.why()).contains("not for a.example"));
  }

  @Test
  void aServersCertificateThatStoodElsewhereMustBeMoved() {
    Verification verification = verify(List.of(LEAF, ISSUING, UPPER), ROOT);
    assertThat(Corrector.correct(verification, new ChainReport.Origin.Files(2), CRYPTO))
        .isInstanceOfSatisfying(
            Correction.Corrected.class, corrected -> assertThat(corrected.reordered()).isTrue());
  }

  @Test
  void theVerdictNamesTheRootOrWhatIsWrong() {
    assertThat(report(List.of(LEAF, ISSUING, UPPER), ROOT).verdict().sentence())
        .isEqualTo("The chain of a.pem is trusted: it leads to \"Root\", a root of roots.");
    Verdict verdict = report(List.of(LEAF), ROOT).verdict();
    assertThat(verdict.cause()).contains(Verdict.Cause.CERTIFICATE);
    assertThat(verdict.sentence()).contains("Issuing");
  }

  private static Correction.Corrected corrected(ChainReport report) {
    return (Correction.Corrected) report.correction();
  }

  private static ChainReport report(List<Minted> sent, Minted... roots) {
    return ChainReport.of(
        "1.0",
        "a.pem",
        new ChainReport.Origin.Server(),
        verify(sent, roots),
        List.of(),
        List.of(),
        CRYPTO);
  }

  private static Verification verify(List<Minted> sent, Minted... roots) {
    return Verifier.verify(request(sent, roots), CRYPTO);
  }

  private static VerificationRequest request(List<Minted> sent, Minted... roots) {
    TrustStore store = TrustStore.of("roots", Stream.of(roots).map(Minted::certificate).toList());
    return VerificationRequest.of(
        sent.stream().map(Minted::der).toList(),
        ReferenceIdentifier.parse("a.example"),
        AT,
        Measure.of(store).with(Profile.RFC_5280));
  }
}

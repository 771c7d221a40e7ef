package dev.ascertain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.net.FetchCache;
import dev.ascertain.net.FetchLimits;
import dev.ascertain.observation.Fetched;
import dev.ascertain.peers.EvidenceServer;
import dev.ascertain.peers.OcspResponder;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawHttp;
import dev.ascertain.verify.ChainFinding;
import dev.ascertain.verify.Check;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.JudgedCertificate.Source;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.revocation.RevocationPolicy;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.MintCrl;
import dev.ascertain.x509.MintOcsp;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verification that fetches what it wants, from real responders and web servers. */
class EvidenceLoopTest {
  // Responders of openssl answer for the real time.
  @SuppressWarnings("TimeInStaticInitializer")
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final Instant REVOKED = NOW.minus(Duration.ofHours(5));
  private static final BigInteger SERIAL = BigInteger.valueOf(0xabcdef);
  private static final Certified CA = dev.ascertain.lab.mint.Mint.root("Root").mint();
  private static final Certified ISSUING_CA =
      dev.ascertain.lab.mint.Mint.intermediate(CA, "Issuer").mint();
  private static final Minted ROOT = new Minted(CA.holder(), CA.keys());
  private static final Minted ISSUER = new Minted(ISSUING_CA.holder(), ISSUING_CA.keys());
  private static final FetchLimits QUICK =
      new FetchLimits(Duration.ofMillis(700), Duration.ofSeconds(4), 24, 1 << 20);

  private final Environment environment = Ascertain.environment(KeyLog.none());

  private static Mint lasting(Mint mint) {
    return mint.valid(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(60)));
  }

  private static Mint server() {
    return lasting(Mint.server("www.example.com").by(ISSUER).serial(SERIAL));
  }

  private Verified verify(RevocationPolicy policy, Minted... sent) {
    return verify(environment, policy, sent);
  }

  private static Verified verify(Environment world, RevocationPolicy policy, Minted... sent) {
    VerificationRequest request =
        VerificationRequest.of(
            Arrays.stream(sent).map(Minted::der).toList(),
            ReferenceIdentifier.parse("www.example.com"),
            NOW.plusSeconds(5),
            Measure.of(TrustStore.of("Test", List.of(ROOT.certificate()))).with(policy));
    return Ascertain.verify(request, Optional.of(QUICK), world);
  }

  private Verification askedAt(String... responders) {
    return verify(RevocationPolicy.SOFT_FAIL, server().ocsp(responders).mint(), ISSUER)
        .verification();
  }

  private static Outcome revocation(Verification verification) {
    return verification.check(Check.REVOCATION).outcome();
  }

  private static List<String> ids(Verification verification) {
    return verification.findings().stream().map(Finding::id).toList();
  }

  @Test
  void aResponderSaysThatItIsGood() {
    try (Peer responder =
        OcspResponder.of(ISSUING_CA).good(SERIAL).holdingFor(Duration.ofHours(1)).start()) {
      Verification good = askedAt(responder.url("/"));

      assertThat(revocation(good)).isEqualTo(Outcome.PASSED);
      assertThat(good.revocation()).isInstanceOf(RevocationStatus.Good.class);
      assertThat(good.trusted()).isTrue();
      assertThat(good.check(Check.REVOCATION).evidence()).contains(responder.url("/"));
    }
  }

  @Test
  void aResponderSaysThatItIsRevoked() {
    try (Peer responder =
        OcspResponder.of(ISSUING_CA).revoked(SERIAL, REVOKED, "keyCompromise").start()) {
      Verification revoked = askedAt(responder.url("/"));

      assertThat(revoked.trusted()).isFalse();
      assertThat(revocation(revoked)).isEqualTo(Outcome.FAILED);
      assertThat(revoked.headline().map(Finding::toString))
          .hasValueSatisfying(line ->
              assertThat(line)
                  .contains("Certificate 0 was revoked at " + REVOKED, "keyCompromise"));
    }
  }

  @Test
  void aResponderDoesNotKnowIt() {
    try (Peer responder = OcspResponder.of(ISSUING_CA).good(BigInteger.TWO).start()) {
      Verification unknown = askedAt(responder.url("/"));

      assertThat(revocation(unknown)).isEqualTo(Outcome.COULD_NOT_TELL);
      assertThat(unknown.check(Check.REVOCATION).evidence()).contains("does not know");
      assertThat(unknown.trusted()).isTrue();
    }
  }

  @Test
  void aStaleAnswerAndAStrangersProveNothing() {
    Minted leaf = server().mint();
    Minted stranger = lasting(Mint.ca("Stranger")).mint();
    try (EvidenceServer web = EvidenceServer.start()) {
      String stale =
          web.ocsp(
              "/stale",
              MintOcsp.of(ISSUER)
                  .good(leaf)
                  .valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2)))
                  .der());
      String forged =
          web.ocsp(
              "/forged",
              MintOcsp.of(ISSUER).good(leaf).valid(YESTERDAY, TOMORROW).signedBy(stranger).der());

      assertThat(askedAt(stale).check(Check.REVOCATION).evidence()).contains("out of date");
      assertThat(askedAt(forged).check(Check.REVOCATION).evidence()).contains("not signed by");
    }
  }

  @Test
  void whateverDoesNotAnswerIsNamedWithItsReason() {
    try (Peer slow = RawHttp.slow(new byte[200], Duration.ofMillis(300));
        Peer garbage =
            RawHttp.answering(
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n",
                "oops".getBytes(StandardCharsets.US_ASCII));
        Peer closed = RawHttp.closed();
        EvidenceServer web = EvidenceServer.start()) {
      assertThat(evidence(slow.url("/"))).contains("Timed out");
      assertThat(evidence(garbage.url("/"))).contains("malformed");
      assertThat(evidence(closed.url("/"))).contains("refused");
      assertThat(evidence(web.url("/absent"))).contains("404");
      assertThat(evidence("https://ca.example/ocsp")).contains("could be asked");
    }
  }

  private String evidence(String responder) {
    return askedAt(responder).check(Check.REVOCATION).evidence();
  }

  @Test
  void theSecondAddressIsAskedIfTheFirstDoesNotAnswer() {
    try (Peer responder = OcspResponder.of(ISSUING_CA).good(SERIAL).start();
        EvidenceServer web = EvidenceServer.start()) {
      Verification good = askedAt(web.url("/absent"), responder.url("/"));

      assertThat(revocation(good)).isEqualTo(Outcome.PASSED);
    }
  }

  @Test
  void theRevocationListDecidesIfNoResponderDoes() {
    try (EvidenceServer web = EvidenceServer.start()) {
      Minted leaf = server().ocsp(web.url("/absent")).revocationList(web.url("/issuer.crl")).mint();
      web.crl(
          "/issuer.crl",
          MintCrl.by(ISSUER).valid(YESTERDAY, TOMORROW).revoke(leaf, REVOKED, 4).der());

      Verification revoked = verify(RevocationPolicy.SOFT_FAIL, leaf, ISSUER).verification();

      assertThat(ids(revoked)).contains("revoked");
      assertThat(revoked.check(Check.REVOCATION).evidence())
          .contains("revoked at " + REVOKED, "superseded");
    }
  }

  @Test
  void anIntermediateIsAskedAboutToo() {
    try (EvidenceServer web = EvidenceServer.start()) {
      Minted issuer =
          lasting(Mint.ca("Withdrawn Issuer").by(ROOT)).revocationList(web.url("/root.crl")).mint();
      web.crl(
          "/root.crl", MintCrl.by(ROOT).valid(YESTERDAY, TOMORROW).revoke(issuer, REVOKED).der());
      Minted leaf = lasting(Mint.server("www.example.com").by(issuer)).mint();

      Verification revoked = verify(RevocationPolicy.SOFT_FAIL, leaf, issuer).verification();

      assertThat(revoked.trusted()).isFalse();
      assertThat(revoked.headline().map(Finding::certificate)).contains(1);
    }
  }

  @Test
  void silenceFailsOnlyIfThatIsAskedFor() {
    try (Peer closed = RawHttp.closed()) {
      Minted leaf = server().ocsp(closed.url("/")).mint();
      RevocationPolicy hard =
          new RevocationPolicy(RevocationPolicy.Mode.HARD_FAIL, Optional.empty(), Optional.empty());

      assertThat(verify(RevocationPolicy.SOFT_FAIL, leaf, ISSUER).verification().trusted())
          .isTrue();
      assertThat(ids(verify(hard, leaf, ISSUER).verification())).contains("revocation-unknown");
      assertThat(verify(RevocationPolicy.STAPLED, leaf, ISSUER).fetches()).isEmpty();
    }
  }

  @Test
  void aMissingIntermediateIsFetchedButStaysMissing() {
    try (EvidenceServer web = EvidenceServer.start()) {
      Minted leaf = server().caIssuers(web.issuer("/issuer.cer", ISSUER.der())).mint();

      Verified verified = verify(RevocationPolicy.SOFT_FAIL, leaf);
      Verification verification = verified.verification();

      assertThat(verification.trusted()).isFalse();
      assertThat(verification.headline())
          .hasValueSatisfying(finding ->
              assertThat(finding)
                  .isInstanceOfSatisfying(
                      ChainFinding.IncompleteChain.class,
                      missing -> assertThat(missing.sure()).isTrue()));
      assertThat(verification.bestPath().orElseThrow().anchored()).isTrue();
      assertThat(verification.certificates())
          .anySatisfy(judged -> assertThat(judged.source()).isEqualTo(Source.FETCHED));
      assertThat(verified.fetches()).hasSize(1);
      assertThat(web.requests("/issuer.cer")).isEqualTo(1);
    }
  }

  @Test
  void aCertificateThatPointsToItselfEndsNoOnesPatience() {
    try (EvidenceServer web = EvidenceServer.start()) {
      Minted stranger = lasting(Mint.ca("Nobody's CA")).caIssuers(web.url("/loop.cer")).mint();
      Minted leaf =
          lasting(Mint.server("www.example.com").by(stranger))
              .caIssuers(web.url("/loop.cer"))
              .mint();
      web.issuer("/loop.cer", leaf.der());

      Verification lost = verify(RevocationPolicy.SOFT_FAIL, leaf).verification();

      assertThat(lost.trusted()).isFalse();
      assertThat(web.requests("/loop.cer")).isEqualTo(1);
    }
  }

  @Test
  void whatWasFetchedOnceIsKept(@TempDir Path folder) {
    Environment remembering = Ascertain.environment(KeyLog.none(), FetchCache.in(folder));
    try (EvidenceServer web = EvidenceServer.start()) {
      Minted leaf = server().revocationList(web.url("/issuer.crl")).mint();
      web.crl("/issuer.crl", MintCrl.by(ISSUER).valid(YESTERDAY, TOMORROW).der());

      verify(remembering, RevocationPolicy.SOFT_FAIL, leaf, ISSUER);
      Verified again = verify(remembering, RevocationPolicy.SOFT_FAIL, leaf, ISSUER);

      assertThat(revocation(again.verification())).isEqualTo(Outcome.PASSED);
      assertThat(again.fetches().getFirst().result())
          .isInstanceOfSatisfying(
              Fetched.Body.class, body -> assertThat(body.fromCache()).isTrue());
      assertThat(web.requests("/issuer.crl")).isEqualTo(1);
    }
  }
}

package dev.ascertain.net;

import static dev.ascertain.net.Fetching.NOW;
import static dev.ascertain.net.Fetching.PATIENT;
import static dev.ascertain.net.Fetching.body;
import static dev.ascertain.net.Fetching.crl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import dev.ascertain.peers.EvidenceServer;
import dev.ascertain.peers.NginxServer;
import dev.ascertain.peers.OcspResponder;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawHttp;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked, and what becomes of good answers. */
@Timeout(60)
class FetcherTest {
  private static final byte[] CONTENT = {0x30, 3, 2, 1, 5};

  private final Fetching fetching = new Fetching();

  @Test
  void fetchesAnIssuersCertificate() {
    try (EvidenceServer web = EvidenceServer.start()) {
      String url = web.issuer("/ca.der?x=1", CONTENT);

      Fetched.Body body = body(fetching.fetch(PATIENT, FetchRequest.caIssuers(url)));

      assertThat(body.bytes()).isEqualTo(CONTENT);
      assertThat(body.contentType()).contains("application/pkix-cert");
      assertThat(body.fetchedAt()).isEqualTo(NOW);
      assertThat(body.freshUntil()).isEmpty();
      assertThat(body.fromCache()).isFalse();
      assertThat(body.duration()).isPositive();
      assertThat(web.requests())
          .singleElement()
          .satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/ca.der?x=1");
            assertThat(request.fields())
                .containsOnly(
                    Map.entry("Host", List.of("127.0.0.1:" + web.port())),
                    Map.entry("User-agent", List.of("ascertain/1.2.3")),
                    Map.entry(
                        "Accept", List.of("application/pkix-cert, application/pkcs7-mime, */*")),
                    Map.entry("Connection", List.of("close")));
          });
    }
  }

  @Test
  void asksAResponderByGet() {
    // The example of RFC 9919 section 6.
    byte[] question =
        Base64.getDecoder()
            .decode(
                "MEowSDBGMEQwQjAKBggqhkiG9w0CBQQQ7sp6GTKpL2dAdeGaW267owQQ"
                    + "qInESWQD0mGeBArSgv/BWQIQLJx/g9xF8oySYzol80Mbpg==");
    try (EvidenceServer web = EvidenceServer.start()) {
      Fetched fetched =
          fetching.fetch(PATIENT, FetchRequest.ocsp(web.ocsp("/", CONTENT), question));

      assertThat(body(fetched).bytes()).isEqualTo(CONTENT);
      assertThat(web.output())
          .isEqualTo(
              "GET /MEowSDBGMEQwQjAKBggqhkiG9w0CBQQQ7sp6GTKpL2dAdeGaW267owQQ"
                  + "qInESWQD0mGeBArSgv%2FBWQIQLJx%2Fg9xF8oySYzol80Mbpg%3D%3D\n");
    }
  }

  @Test
  void asksAResponderByPost() {
    byte[] question = new byte[300];
    new Random(6960).nextBytes(question);
    try (EvidenceServer web = EvidenceServer.start()) {
      Fetched fetched =
          fetching.fetch(PATIENT, FetchRequest.ocsp(web.ocsp("/ocsp", CONTENT), question));

      assertThat(body(fetched).bytes()).isEqualTo(CONTENT);
      EvidenceServer.Request request = web.requests().getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/ocsp");
      assertThat(request.body()).isEqualTo(question);
      assertThat(request.fields())
          .containsEntry("Content-type", List.of("application/ocsp-request"))
          .containsEntry("Accept", List.of("application/ocsp-response, */*"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK~Content-Length: 5~~01234",
        "HTTP/1.1 200 OK~~01234",
        "HTTP/1.0 200 OK~~01234",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~3~012~2~34~0~~",
        "HTTP/1.1 200 OK~Content-Encoding: identity~~01234",
        "HTTP/1.1 103 Early Hints~~HTTP/1.1 200 OK~~01234",
      })
  void understandsEveryFraming(String answer) {
    try (Peer server = RawHttp.answering(answer, new byte[0])) {
      assertThat(body(fetching.fetch(PATIENT, crl(server))).bytes()).asString().isEqualTo("01234");
    }
  }

  @Test
  void saysHowLongTheServerLetsItBeReused() {
    try (EvidenceServer web = EvidenceServer.start()) {
      Map<String, String> fields = Map.of("Cache-Control", "max-age=60");
      String url = web.answer("/a.crl", 200, fields, CONTENT);

      assertThat(body(fetching.fetch(PATIENT, FetchRequest.crl(url))).freshUntil())
          .contains(NOW.plusSeconds(60));
    }
  }

  @Test
  void ofSeveralAddressesOnlyTheOthersAreUsed() {
    try (EvidenceServer web = EvidenceServer.start()) {
      web.crl("/a.crl", CONTENT);
      Resolver resolver = Loopback.answering("169.254.169.254", "127.0.0.1");
      String url = "http://crl.example:" + web.port() + "/a.crl";

      Fetched fetched =
          fetching.fetcher(PATIENT, resolver, FetchCache.none()).fetch(FetchRequest.crl(url));

      assertThat(body(fetched).bytes()).isEqualTo(CONTENT);
      assertThat(web.requests().getFirst().fields())
          .containsEntry("Host", List.of("crl.example:" + web.port()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 65536", "Server: x"})
  void theLargestAllowedIsFetched(String field) {
    byte[] content = new byte[65536];
    new Random(5019).nextBytes(content);
    try (Peer server = RawHttp.answering("HTTP/1.1 200 OK~" + field + "~~", content)) {
      assertThat(
              body(fetching.fetch(PATIENT, FetchRequest.ocspGet(server.url("/"), CONTENT))).bytes())
          .isEqualTo(content);
    }
  }

  @Test
  void connectToIsAboutTheServerThatIsExamined() throws Exception {
    try (EvidenceServer web = EvidenceServer.start()) {
      String url = web.crl("/a.crl", CONTENT);
      ConnectOptions options =
          new ConnectOptions(
              FamilyChoice.ANY,
              List.of(ResolveRule.parse("crl.example:" + web.port() + ":127.0.0.1")),
              List.of(ConnectToRule.parse("::127.0.0.1:1")),
              Timeouts.DEFAULT);
      Fetcher fetcher =
          new Fetcher(
              fetching.connector(Loopback.answering()),
              new FetchOptions(options, PATIENT, "1.2.3"),
              FetchCache.none(),
              () -> NOW);

      assertThat(body(fetcher.fetch(FetchRequest.crl(url))).bytes()).isEqualTo(CONTENT);
      // --resolve is about names, whoever uses them.
      String named = "http://crl.example:" + web.port() + "/a.crl";
      assertThat(body(fetcher.fetch(FetchRequest.crl(named))).bytes()).isEqualTo(CONTENT);
    }
  }

  @Test
  void asksARealResponderInBothWays() throws Exception {
    Certified ca = Mint.root("Root").mint();
    Certified leaf = Mint.leaf(ca, "localhost").mint();
    byte[] question = question(ca, leaf);
    try (Peer responder = OcspResponder.of(ca).revoked(leaf, NOW, "keyCompromise").start()) {
      List<FetchRequest> requests =
          List.of(
              FetchRequest.ocspGet(responder.url("/"), question),
              FetchRequest.ocspPost(responder.url("/"), question));

      for (Fetched fetched : fetching.fetcher(PATIENT).fetchAll(requests)) {
        assertThat(body(fetched).contentType()).contains("application/ocsp-response");
        BasicOCSPResp response =
            (BasicOCSPResp) new OCSPResp(body(fetched).bytes()).getResponseObject();
        assertThat(response.getResponses()[0].getCertStatus()).isInstanceOf(RevokedStatus.class);
      }
    }
  }

  @Test
  void asksNginx() {
    NginxServer nginx = NginxServer.with(Mint.localhost(KeyKind.ECDSA_P256)).withoutTls();
    try (Peer server = nginx.start()) {
      assertThat(body(fetching.fetch(PATIENT, crl(server))).bytes())
          .asString()
          .isEqualTo("nginx answers\n");
    }
  }

  private static byte[] question(Certified ca, Certified leaf) throws Exception {
    DigestCalculator sha1 =
        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
    CertificateID id = new CertificateID(sha1, ca.holder(), leaf.certificate().getSerialNumber());
    return new OCSPReqBuilder().addRequest(id).build().getEncoded();
  }
}

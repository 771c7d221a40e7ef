package dev.ascertain.net;

import static dev.ascertain.net.Fetching.HASTY;
import static dev.ascertain.net.Fetching.PATIENT;
import static dev.ascertain.net.Fetching.crl;
import static dev.ascertain.net.Fetching.reason;
import static dev.ascertain.net.Fetching.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.FetchFailure;
import dev.ascertain.observation.FetchFailure.RefusedAddress.Range;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawHttp;
import dev.ascertain.peers.RawServer;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason for not fetching, from real sockets; all on loopback. */
@Timeout(60)
class FetchFailuresTest {
  private static final byte[] CONTENT = {0x30, 3, 2, 1, 5};

  private final Fetching fetching = new Fetching();

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1:1/a.crl, https",
    "ldap:///CN=CA?certificateRevocationList, ldap",
    "ftp://127.0.0.1:1/a.crl, ftp",
  })
  void refusesOtherSchemes(String uri, String scheme) {
    assertThat(reason(fetching.fetch(PATIENT, FetchRequest.crl(uri))))
        .isEqualTo(new FetchFailure.RefusedScheme(scheme));
  }

  @Test
  void refusesMalformedAddresses() {
    assertThat(reason(fetching.fetch(PATIENT, FetchRequest.crl("CN=CA"))).sentence())
        .isEqualTo("The address \"CN=CA\" has no scheme.");
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest/meta-data/, LINK_LOCAL, 169.254.169.254 is not connected to: a "
        + "certificate must not send us to a link-local address.",
    "http://0.0.0.0/, UNSPECIFIED, 0.0.0.0 is not connected to: a certificate must not send us to "
        + "an unspecified address.",
    "http://[fe80::1]/, LINK_LOCAL, fe80::1 is not connected to: a certificate must not send us to "
        + "a link-local address.",
    "http://[::ffff:169.254.169.254]/, LINK_LOCAL, 169.254.169.254 is not connected to: a "
        + "certificate must not send us to a link-local address.",
    "http://255.255.255.255/, RESERVED, 255.255.255.255 is not connected to: a certificate must "
        + "not send us to a reserved address.",
    "http://[ff02::1]/, MULTICAST, ff02::1 is not connected to: a certificate must not send us to "
        + "a multicast address.",
  })
  void refusesAddressesThatBelongToNoServer(String uri, Range range, String sentence) {
    FetchFailure reason = reason(fetching.fetch(PATIENT, FetchRequest.crl(uri)));

    assertThat(reason)
        .isInstanceOfSatisfying(
            FetchFailure.RefusedAddress.class, r -> assertThat(r.range()).isEqualTo(range));
    assertThat(reason.sentence()).isEqualTo(sentence);
  }

  @Test
  void aNameMustNotLeadToSuchAnAddressEither() {
    Fetcher fetcher =
        fetching.fetcher(PATIENT, Loopback.answering("169.254.169.254"), FetchCache.none());

    assertThat(reason(fetcher.fetch(FetchRequest.crl("http://metadata.example/"))))
        .isEqualTo(
            new FetchFailure.RefusedAddress(
                "metadata.example", Loopback.address("169.254.169.254"), Range.LINK_LOCAL));
  }

  @Test
  void theNameMayNotBeResolved() {
    Resolver resolver =
        name -> {
          throw new UnknownHostException(name + ": Name or service not known");
        };
    Fetcher fetcher = fetching.fetcher(PATIENT, resolver, FetchCache.none());

    assertThat(reason(fetcher.fetch(FetchRequest.crl("http://crl.example/"))).sentence())
        .isEqualTo("The name crl.example could not be resolved: Name or service not known.");
  }

  @Test
  void theLookupMayTakeTooLong() {
    CountDownLatch never = new CountDownLatch(1);
    Resolver resolver =
        name -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(name);
        };
    Fetcher fetcher = fetching.fetcher(HASTY, resolver, FetchCache.none());

    assertThat(timedOut(fetcher.fetch(FetchRequest.crl("http://crl.example/"))))
        .isEqualTo(Stage.NAME_LOOKUP);
  }

  @Test
  void theConnectionMayBeRefused() {
    try (Peer server = RawHttp.closed()) {
      assertThat(reason(fetching.fetch(PATIENT, crl(server))))
          .isEqualTo(
              new FetchFailure.Network(
                  new NetworkFailure.ConnectionRefused(
                      new Endpoint(Loopback.address("127.0.0.1"), server.port()))));
    }
  }

  @Test
  void connectingMayTakeTooLong() throws Exception {
    try (var server = Loopback.blackHole("127.0.0.1")) {
      String url = "http://127.0.0.1:" + server.port() + "/";

      assertThat(timedOut(fetching.fetch(HASTY, FetchRequest.crl(url))))
          .isEqualTo(Stage.TCP_CONNECT);
    }
  }

  @Test
  void theServerMaySayNothing() {
    try (Peer server = RawServer.silent()) {
      Fetched fetched = fetching.fetch(HASTY, crl(server));

      assertThat(timedOut(fetched)).isEqualTo(Stage.HTTP);
      assertThat(reason(fetched).sentence())
          .isEqualTo(
              "Timed out while waiting for the HTTP answer (127.0.0.1:%d) after 1 s.",
              server.port());
    }
  }

  @Test
  void aSlowServerHitsTheDeadline() {
    try (Peer server = RawHttp.slow(new byte[1000], Duration.ofMillis(20))) {
      assertThat(timedOut(fetching.fetch(HASTY, crl(server)))).isEqualTo(Stage.HTTP);
    }
  }

  @Test
  void theConnectionMayBeReset() {
    try (Peer before = RawServer.resetting();
        Peer midway = RawHttp.resetting()) {
      for (Peer server : List.of(before, midway)) {
        assertThat(reason(fetching.fetch(PATIENT, crl(server))))
            .isEqualTo(
                new FetchFailure.Network(
                    new NetworkFailure.ConnectionReset(
                        new Endpoint(Loopback.address("127.0.0.1"), server.port()), Stage.HTTP)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, 404, '\"Not Found\"', The server answered with HTTP status 404 (\"Not Found\").",
    "204, 204, '', The server answered with HTTP status 204.",
    "206 Partial Content, 206, '\"Partial Content\"', "
        + "The server answered with HTTP status 206 (\"Partial Content\").",
    "304 No, 304, '\"No\"', The server answered with HTTP status 304 (\"No\").",
    "503 \u009b31m, 503, '\"\\u{9B}31m\"', The server answered with HTTP status 503 (\"\\u{9B}31m\").",
  })
  void anyOtherStatusIsAFailure(String line, int status, String reason, String sentence) {
    try (Peer server = RawHttp.answering("HTTP/1.1 " + line + "~~", CONTENT)) {
      FetchFailure failure = reason(fetching.fetch(PATIENT, crl(server)));

      assertThat(failure).isEqualTo(new FetchFailure.HttpStatus(status, reason));
      assertThat(failure.sentence()).isEqualTo(sentence);
    }
  }

  @Test
  void theServerMayNotSpeakHttp() {
    try (Peer garbage = RawServer.garbage(100_000, 9110);
        Peer mail = RawServer.banner("220 mail.example");
        Peer ending = RawServer.closingAfterHello()) {
      assertThat(reason(fetching.fetch(PATIENT, crl(garbage))))
          .isInstanceOf(FetchFailure.NotHttp.class);
      assertThat(reason(fetching.fetch(PATIENT, crl(mail))).sentence())
          .isEqualTo("The answer is not HTTP/1.1; it begins with \"220 mail.example\\x0d\\x0a\".");
      assertThat(reason(fetching.fetch(PATIENT, crl(ending))).sentence())
          .isEqualTo("The server closed the connection without an answer.");
    }
  }

  @ParameterizedTest
  @CsvSource({"CA_ISSUERS, 262144", "OCSP_GET, 65536", "OCSP_POST, 65536", "CRL, 67108864"})
  void tooLargeIsSeenByTheAnnouncedLength(FetchRequest.Kind kind, long limit) {
    // The server announces, then waits: only the announcement can end this in time.
    try (Peer server = RawHttp.announcing(limit + 1)) {
      FetchFailure reason =
          reason(fetching.fetch(PATIENT, new FetchRequest(kind, server.url("/"), new byte[1])));

      assertThat(reason).isEqualTo(new FetchFailure.TooLarge(OptionalLong.of(limit + 1), limit));
      assertThat(reason.sentence())
          .isEqualTo("The content is %d bytes long; at most %d bytes are read.", limit + 1, limit);
    }
  }

  @Test
  void tooLargeIsSeenWhileReading() {
    try (Peer endless = RawHttp.endless();
        Peer chunks = RawHttp.endlessChunks()) {
      for (Peer server : List.of(endless, chunks)) {
        assertThat(reason(fetching.fetch(PATIENT, FetchRequest.ocspGet(server.url("/"), CONTENT))))
            .isEqualTo(new FetchFailure.TooLarge(OptionalLong.empty(), 65536));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 9~~12345, 9, 5, The server ended the connection after 5 of 9 bytes",
    "Transfer-Encoding: chunked~~5~12345~, -1, 5, The server ended the connection after 5 bytes",
    "Transfer-Encoding: chunked~~9~12345, -1, 5, The server ended the connection after 5 bytes",
    "Content-Length: 9~~, 9, 0, The server ended the connection after 0 of 9 bytes",
  })
  void theContentMayEndTooSoon(String answer, long announced, long received, String sentence) {
    try (Peer server = RawHttp.answering("HTTP/1.1 200 OK~" + answer, new byte[0])) {
      OptionalLong length = announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced);
      FetchFailure reason = reason(fetching.fetch(PATIENT, crl(server)));

      assertThat(reason).isEqualTo(new FetchFailure.Incomplete(length, received));
      assertThat(reason.sentence()).isEqualTo(sentence + ", before the end of the content.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: gzip",
        "Content-Encoding: identity, gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: gzip",
      })
  void encodedContentIsOfNoUse(String field) {
    try (Peer server =
        RawHttp.answering(
            "HTTP/1.1 200 OK~" + field + "~~",
            "1\r\nx\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
      FetchFailure reason = reason(fetching.fetch(PATIENT, crl(server)));

      assertThat(reason).isEqualTo(new FetchFailure.Encoded("\"gzip\""));
      assertThat(reason.sentence())
          .isEqualTo("The content is encoded as \"gzip\", which was not asked for.");
    }
  }
}

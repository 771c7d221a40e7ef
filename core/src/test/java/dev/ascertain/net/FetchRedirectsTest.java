package dev.ascertain.net;

import static dev.ascertain.net.Fetching.PATIENT;
import static dev.ascertain.net.Fetching.body;
import static dev.ascertain.net.Fetching.crl;
import static dev.ascertain.net.Fetching.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.observation.FetchFailure;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.peers.EvidenceServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a redirect leads to. */
@Timeout(60)
class FetchRedirectsTest {
  private static final byte[] CONTENT = {0x30, 3, 2, 1, 5};

  private final Fetching fetching = new Fetching();

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirects(int status) {
    try (EvidenceServer web = EvidenceServer.start()) {
      web.crl("/c/new.crl", CONTENT);
      web.redirect("/c/2", status, "new.crl");
      web.redirect("/b", status, "/c/2");
      String url = web.redirect("/a", status, web.url("/b"));

      assertThat(body(fetching.fetch(PATIENT, FetchRequest.crl(url))).bytes()).isEqualTo(CONTENT);
    }
  }

  @ParameterizedTest
  @CsvSource({"301, POST", "302, POST", "303, GET", "307, POST", "308, POST"})
  void aRedirectedPostKeepsItsQuestion(int status, String method) {
    try (EvidenceServer web = EvidenceServer.start()) {
      web.ocsp("/new", CONTENT);
      String url = web.redirect("/old", status, "/new");

      assertThat(body(fetching.fetch(PATIENT, FetchRequest.ocspPost(url, CONTENT))).bytes())
          .isEqualTo(CONTENT);
      EvidenceServer.Request last = web.requests().getLast();
      assertThat(last.method()).isEqualTo(method);
      assertThat(last.body()).isEqualTo(method.equals("POST") ? CONTENT : new byte[0]);
    }
  }

  @Test
  void followsThreeRedirectsAtMost() {
    try (EvidenceServer web = EvidenceServer.start()) {
      String url = web.redirect("/loop", 302, "/loop");
      FetchFailure reason = reason(fetching.fetch(PATIENT, FetchRequest.crl(url)));

      assertThat(reason).isEqualTo(new FetchFailure.TooManyRedirects(3));
      assertThat(reason.sentence()).isEqualTo("The server redirects more than 3 times.");
      assertThat(web.requests()).hasSize(4);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://crl.example/ | After a redirect to \"https://crl.example/\": An https address is not",
        "http://169.254.169.254/ | After a redirect to \"http://169.254.169.254/\": 169.254.169.254 is",
        "http://a..b/ | After a redirect to \"http://a..b/\": The address is malformed:",
        "/missing | After a redirect to \"/missing\": The server answered with HTTP status 404",
        "/next | After a redirect to \"ftp://x/\": The address is not fetched: its scheme is ftp",
      })
  void aRedirectLeadsNowhereElseThanAnAddressCould(String location, String sentence) {
    try (EvidenceServer web = EvidenceServer.start()) {
      web.redirect("/next", 302, "ftp://x/");
      String url = web.redirect("/a.crl", 302, location);

      assertThat(reason(fetching.fetch(PATIENT, FetchRequest.crl(url))).sentence())
          .startsWith(sentence)
          .endsWith(".");
    }
  }

  @Test
  void whereARedirectLeadsIsShownHarmlessly() {
    try (Peer server = RawHttp.redirecting("ftp://\u009b31m")) {
      assertThat(reason(fetching.fetch(PATIENT, crl(server))).sentence())
          .startsWith("After a redirect to \"ftp://\\u{9B}31m\": The address is not fetched");
    }
  }

  @Test
  void aRedirectMustSayWhereTo() {
    try (Peer server = RawHttp.answering("HTTP/1.1 302 Found~~", new byte[0])) {
      assertThat(reason(fetching.fetch(PATIENT, crl(server))).sentence())
          .isEqualTo("The server answered with HTTP status 302, a redirect without a Location.");
    }
  }
}

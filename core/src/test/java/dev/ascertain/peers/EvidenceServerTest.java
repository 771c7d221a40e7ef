package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What curl gets. */
class EvidenceServerTest {

  @Test
  void servesWhatWasPutThereAndRemembersWhatWasAsked() {
    try (EvidenceServer web = EvidenceServer.start()) {
      String url = web.crl("/a.crl", new byte[] {'c', 'r', 'l'});

      assertThat(curl("-i", url))
          .contains("HTTP/1.1 200 OK", "Content-type: application/pkix-crl", "Content-length: 3")
          .endsWith("\r\n\r\ncrl");
      assertThat(curl("-i", web.url("/b.crl"))).contains("HTTP/1.1 404 Not Found");
      assertThat(web.requests("/a.crl")).isEqualTo(1);
      assertThat(web.output()).isEqualTo("GET /a.crl\nGET /b.crl\n");
    }
  }

  @Test
  void answersOcspByGetAndByPost() {
    try (EvidenceServer web = EvidenceServer.start()) {
      String url = web.ocsp("/ocsp", new byte[] {'y', 'e', 's'});

      assertThat(curl(url + "/MEI%3D")).isEqualTo("yes");
      assertThat(curl("--data-binary", "question", url)).isEqualTo("yes");
      assertThat(web.requests("/ocsp")).isEqualTo(2);
      assertThat(web.requests().getFirst().path()).isEqualTo("/ocsp/MEI%3D");
      assertThat(web.requests().getLast().method()).isEqualTo("POST");
      assertThat(web.requests().getLast().body()).asString().isEqualTo("question");
    }
  }

  @Test
  void redirectsAndAnswersInAnyWay() {
    try (EvidenceServer web = EvidenceServer.start()) {
      String url = web.redirect("/old", 301, "/new");
      web.answer("/new", 203, Map.of("Age", "5"), new byte[] {'n'});

      assertThat(curl("-i", "-L", url)).contains("Location: /new", "HTTP/1.1 203", "Age: 5");
    }
  }

  private static String curl(String... options) {
    List<String> command = new ArrayList<>(List.of("curl", "-s", "--noproxy", "*", "-m", "20"));
    command.addAll(List.of(options));
    return Program.run(command.toArray(String[]::new)).out();
  }
}

package dev.ascertain.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What curl makes of the servers; its exit status says how it went. */
class RawHttpTest {

  @Test
  void answersAsTold() {
    try (Peer server = RawHttp.answering("HTTP/1.1 200 OK~Content-Length: 9~~", new byte[] {'a'})) {
      // 18: "Partial file. Only a part of the file was transferred."
      assertThat(curl(server).exit()).isEqualTo(18);
      assertThat(curl(server).out()).isEqualTo("a");
    }
  }

  @Test
  void isSlow() {
    try (Peer server = RawHttp.slow(new byte[] {'a', 'b'}, Duration.ofMillis(5))) {
      assertThat(curl(server).out()).isEqualTo("ab");
    }
  }

  @Test
  void isEndless() throws IOException {
    for (Peer server : List.of(RawHttp.endless(), RawHttp.endlessChunks())) {
      try (server;
          Socket client = new Socket(server.host(), server.port())) {
        client.setSoTimeout(10_000);
        client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

        assertThat(client.getInputStream().readNBytes(10_000_000)).hasSize(10_000_000);
      }
    }
  }

  @Test
  void announcesTooMuch() {
    try (Peer server = RawHttp.announcing(1_000_000)) {
      assertThat(curl(server, "--max-filesize", "100000").exit()).isEqualTo(63);
    }
  }

  @Test
  void redirects() {
    try (Peer server = RawHttp.redirecting("https://elsewhere.example/")) {
      assertThat(curl(server, "-w", "%{redirect_url}").out())
          .isEqualTo("https://elsewhere.example/");
    }
  }

  @Test
  void resets() {
    try (Peer server = RawHttp.resetting()) {
      // 56: "Failure in receiving network data."
      assertThat(curl(server).exit()).isEqualTo(56);
    }
  }

  @Test
  void isClosed() {
    try (Peer server = RawHttp.closed()) {
      // 7: "Failed to connect to host."
      assertThat(curl(server).exit()).isEqualTo(7);
    }
  }

  private static Program.Result curl(Peer server, String... options) {
    List<String> command = new ArrayList<>(List.of("curl", "-s", "--noproxy", "*", "-m", "20"));
    command.addAll(List.of(options));
    command.add(server.url("/"));
    return Program.run(command.toArray(String[]::new));
  }
}

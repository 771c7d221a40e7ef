package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} says of errors, and its exit status. */
class ExplainTest {
  @TempDir private Path folder;

  @Test
  void aMessageOfSeveralCauses() {
    Ran whole = Ran.with("explain", "unable to get local issuer certificate");
    assertThat(whole.status()).isEqualTo(ExitStatus.FINE);
    assertThat(whole.out())
        .isEqualTo(
            """
            OpenSSL, curl, Python: "unable to get local issuer certificate"

            What it may mean  the likeliest first
              1 incomplete-chain  The server does not send all the certificates that its
                chain needs.
                Why  Clients know roots; the certificates between must come from the server.
                     Browsers hide the mistake: they fetch or remember intermediates. curl,
                     Java, Node, Python and Go do not, and fail.
                Fix  Install the full chain instead of the certificate alone: the server's
                     certificate first, then "…", then the next ones; the root is not
                     needed.
              2 unknown-ca  The certificate of the server comes from "…", which is not
                trusted.

            Which it is
              `ascertain HOST` decides, by a connection of its own; or say `--host HOST`.
            """);
  }

  @Test
  void whatNobodySays() {
    Ran ran = Ran.with("explain", "it is broken");
    assertThat(ran.out()).startsWith("? Could not tell");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINDING);
  }

  @Test
  void standardInputAndFiles() throws IOException {
    String log = "fine\nError: CERT_HAS_EXPIRED\nx ECONNREFUSED y\n";
    assertThat(Ran.fed(log, "explain").out()).contains("Line 2", "expired", "Line 3");
    Path file = Files.writeString(folder.resolve("app.log"), log);
    assertThat(Ran.with("explain", file.toString()).out()).contains("Line 2", "Line 3");
    assertThat(Ran.fed("", "explain").status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void controlCharactersOfALogAreNotRepeated() {
    assertThat(Ran.fed("\u001b[31m ECONNREFUSED\nENOTFOUND\n", "explain").out())
        .doesNotContain("\u001b");
  }

  @Test
  void aServerDecides() {
    try (Peer server = RawServer.plainHttp()) {
      Ran ran = Ran.with("explain", "wrong version number", "--host", "127.0.0.1:" + server.port());
      assertThat(ran.out()).contains("What it may mean", "A connection to the server decides:");
      assertThat(ran.out().indexOf("\n✗ ")).isGreaterThan(0);
      assertThat(ran.status()).isEqualTo(ExitStatus.HANDSHAKE);
    }
  }

  @Test
  void forPrograms() {
    assertThat(Ran.with("explain", "--json", "-202").out())
        .contains("\"formatVersion\": 1", "\"id\": \"unknown-ca\"", "\"clients\": \"Chrome\"");
  }
}

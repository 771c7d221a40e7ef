package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.JdkServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run prints where, and its exit status. */
class ProgramTest {
  private static final Certified GOOD = Mint.localhost(KeyKind.ECDSA_P256);

  @TempDir private Path folder;

  @Test
  void aHealthyServerIsFine() {
    Ran ran = check(GOOD);
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
    assertThat(ran.out()).startsWith("✓ ").contains("handshake complete", "200 OK");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void certificatesAreOneStatusHandshakesAndDeadlinesAreOthers() {
    assertThat(check(Mint.leaf(GOOD.root(), "other.example").mint()).status())
        .isEqualTo(ExitStatus.CERTIFICATE);
    assertThat(examine(RawServer.plainHttp()).status()).isEqualTo(ExitStatus.HANDSHAKE);
    assertThat(examine(RawServer.silent(), "--timeout", "200ms").status())
        .isEqualTo(ExitStatus.TIMEOUT);
  }

  @Test
  void aRootThatTheServerSendsIsNotSaidToBeMissing() {
    Ran ran = check(GOOD.withRoot());
    assertThat(ran.out())
        .contains("is a root, which clients have already", ", sent as ")
        .doesNotContain(", not sent");
    assertThat(check(GOOD).out()).contains(", not sent").doesNotContain(", sent as ");
  }

  @Test
  void nothingListensThere() {
    Peer gone = RawServer.silent();
    gone.close();
    Ran ran = Ran.with("127.0.0.1:" + gone.port());
    assertThat(ran.status()).isEqualTo(ExitStatus.CONNECT);
    assertThat(ran.out()).startsWith("✗ ");
  }

  @Test
  void coloursAreForTerminals() {
    assertThat(check(GOOD).out()).doesNotContain("\u001b");
    assertThat(check(GOOD, "--color", "always").out()).contains("\u001b[");
    try (Peer server = RawServer.plainHttp()) {
      String target = "127.0.0.1:" + server.port();
      assertThat(Ran.onTerminal(Map.of(), target).out()).contains("\u001b[");
      assertThat(Ran.onTerminal(Map.of("NO_COLOR", "1"), target).out()).doesNotContain("\u001b");
      assertThat(Ran.onTerminal(Map.of("NO_COLOR", ""), target).out()).contains("\u001b[");
      assertThat(Ran.onTerminal(Map.of("TERM", "dumb"), target).out()).doesNotContain("\u001b");
      assertThat(Ran.onTerminal(Map.of(), target, "--color", "never").out())
          .doesNotContain("\u001b");
    }
  }

  @Test
  void progressIsForThoseWhoWaitAndGoesAway() {
    try (Peer server = RawServer.plainHttp()) {
      String target = "127.0.0.1:" + server.port();
      assertThat(Ran.onTerminal(Map.of(), target).err())
          .isEqualTo("Examining " + target + " …\r\u001b[K");
    }
  }

  @Test
  void showcertsPrintsTheChainAsSentAndNothingElse() {
    Ran ran = check(GOOD, "--showcerts");
    assertThat(ran.out())
        .isEqualTo(
            "# 0: CN=localhost\n"
                + GOOD.certificatePem()
                + "# 1: CN=Ascertain Test Issuing\n"
                + GOOD.issuersPem());
  }

  @Test
  void secretsGoToTheKeyLogFileOfTheirOwner() throws IOException {
    Path file = folder.resolve("keys.txt");
    assertThat(check(GOOD, "--keylog", file.toString()).status()).isEqualTo(ExitStatus.FINE);
    List<String> labels =
        Files.readAllLines(file).stream()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(labels).contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET", "SERVER_TRAFFIC_SECRET_0");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyLogFileOfTheEnvironmentStopsNothing() {
    try (Peer server = RawServer.plainHttp()) {
      Ran ran = Ran.with(Map.of("SSLKEYLOGFILE", "/no/such/file"), "127.0.0.1:" + server.port());
      assertThat(ran.err())
          .isEqualTo(
              "ascertain: The key log file /no/such/file cannot be created: there is no such"
                  + " folder.\n");
      assertThat(ran.status()).isEqualTo(ExitStatus.HANDSHAKE);
    }
  }

  @Test
  void noTextOfTheServerReachesTheTerminalUnescaped() {
    Ran ran = examine(RawServer.banner("220 \u001b[2J\u0085 hello"), "--ascii");
    assertThat(ran.out().chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
    assertThat(ran.out()).contains("\\u{1b}[2J\\u{85}");
  }

  private Ran check(Certified certified, String... more) {
    return examine(JdkServer.with(certified).start(), more);
  }

  private Ran examine(Peer server, String... more) {
    try (server) {
      Path root = GOOD.root().writeCertificate(folder.resolve("root.pem"));
      List<String> args =
          new ArrayList<>(
              List.of("localhost:" + server.port(), "-4", "--ca-file", root.toString()));
      args.addAll(List.of(more));
      return Ran.with(args.toArray(new String[0]));
    }
  }
}

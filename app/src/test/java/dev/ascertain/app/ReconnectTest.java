package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.server.EarlyData;
import dev.ascertain.handshake.server.ReplayWindow;
import dev.ascertain.handshake.server.Resumption;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.handshake.server.TicketKey;
import dev.ascertain.handshake.server.TicketKeys;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.GnutlsServer;
import dev.ascertain.peers.NginxServer;
import dev.ascertain.peers.NodeServer;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's servers, to which we come back, and with which we share a key. */
class ReconnectTest {
  private static final Certified GOOD = Mint.localhost(KeyKind.ECDSA_P256);
  private static final String KEY = "000102030405060708090a0b0c0d0e0f";
  private static final String REQUEST = "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--tls1.3", "--tls1.2"})
  void everyServerResumes(String version) {
    assertResumed(OpensslServer.with(GOOD).start(), version);
    assertResumed(GnutlsServer.with(GOOD).start(), version);
    assertResumed(
        NginxServer.with(GOOD).directive("ssl_session_cache shared:s:1m").start(), version);
    assertResumed(NodeServer.with(GOOD).start(), version);
  }

  private void assertResumed(Peer server, String version) {
    Ran ran = run(server, "--get", "--reconnect", version);
    assertThat(ran.out()).as(server.output()).contains("✓ Resumed? Yes.", "round trips");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void bySessionId() {
    Peer server =
        NginxServer.with(GOOD)
            .tls12()
            .directive("ssl_session_tickets off")
            .directive("ssl_session_cache shared:s:1m")
            .start();
    assertThat(run(server, "--reconnect").out())
        .contains("✓ Resumed? Yes. The server took the session id of the first connection");
  }

  @Test
  void aServerThatRemembersNothing() {
    Peer server = NginxServer.with(GOOD).tls12().directive("ssl_session_tickets off").start();
    assertThat(run(server, "--reconnect").out()).contains("✗ Resumed? No. The server");
  }

  @Test
  void nginxAnswersEarlyData() throws IOException {
    Ran ran = earlyData(NginxServer.with(GOOD).tls13().directive("ssl_early_data on").start());
    assertThat(ran.out())
        .contains("✓ Resumed? Yes.", "✓ 35 bytes of early data taken? Yes.", "EndOfEarlyData");
    assertThat(ran.out().split("HTTP/1.1 200 OK")).hasSize(3);
  }

  @Test
  void opensslAnswersEarlyDataOnlyWhereItIsAllowed() throws IOException {
    Ran ran = earlyData(OpensslServer.with(GOOD).tls13().option("-max_early_data", "0").start());
    assertThat(ran.out())
        .contains("✗ 35 bytes of early data taken? No. It was not sent, because")
        .contains("no early_data in NewSessionTicket");
  }

  /** RFC 9846 section 4.3.10. */
  @Test
  void rejectedEarlyDataIsSentAgainOnlyInTheSameProtocol() throws IOException {
    InstantSource time = InstantSource.system();
    ServerSettings silent =
        EngineServer.settings(Crypto.fastest(), ServerPreferences.DEFAULT, GOOD)
            .with(
                Resumption.with(TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes)), time)
                    .and(
                        new EarlyData(
                            1_000,
                            Duration.ofMinutes(1),
                            new ReplayWindow(time, Duration.ZERO, 100))));
    ServerSettings speaking =
        EngineServer.settings(
                Crypto.fastest(),
                ServerPreferences.DEFAULT.withApplicationProtocols("http/1.1"),
                GOOD)
            .with(silent.resumption().orElseThrow());

    String same = earlyData(EngineServer.start(speaking, speaking)).out();
    assertThat(same).contains("✓ 35 bytes of early data taken? Yes.");
    assertThat(same.split("HTTP/1.1 200 OK")).hasSize(3);
    String other = earlyData(EngineServer.start(speaking, silent)).out();
    assertThat(other).contains("✓ Resumed? Yes.", "✗ 35 bytes of early data taken? No.");
    assertThat(other.split("HTTP/1.1 200 OK")).hasSize(2);
  }

  @Test
  void tls12HasNoEarlyData() throws IOException {
    assertThat(earlyData(NginxServer.with(GOOD).tls12().start()).out())
        .contains("It was not sent, because TLS 1.2 has no");
  }

  @Test
  void aKeySharedWithOpensslAndWithGnutls() {
    for (Peer server :
        List.of(
            OpensslServer.withKey("me", KEY).start(), GnutlsServer.withKey("me", KEY).start())) {
      Ran ran = run(server, "--get", "--psk-identity", "me", "--psk", KEY);
      assertThat(ran.out()).contains("The key for \"me\" was taken");
      assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
    }
  }

  @Test
  void anotherKeyThanTheServers() {
    for (Peer server :
        List.of(
            OpensslServer.withKey("me", KEY).start(), GnutlsServer.withKey("me", KEY).start())) {
      Ran ran = run(server, "--psk-identity", "me", "--psk", KEY.replace('0', '7'));
      assertThat(ran.out()).startsWith("✗ ").contains("refuses the pre-shared key");
      assertThat(ran.status()).isEqualTo(ExitStatus.HANDSHAKE);
    }
  }

  @Test
  void aServerThatHasACertificateUsesItWhereItDoesNotKnowTheKey() {
    Ran ran = run(NginxServer.with(GOOD).start(), "--psk", KEY);
    assertThat(ran.out()).contains("The key for \"Client_identity\" was not taken.");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
  }

  private Ran earlyData(Peer server) throws IOException {
    Path file = Files.writeString(folder.resolve("request"), REQUEST);
    return run(server, "--get", "--early-data", file.toString());
  }

  private Ran run(Peer server, String... options) {
    Path root = GOOD.root().writeCertificate(folder.resolve("root.pem"));
    List<String> words = new ArrayList<>(List.of("localhost:" + server.port(), "-4"));
    words.addAll(List.of("--ca-file", root.toString()));
    words.addAll(List.of(options));
    try (server) {
      return Ran.with(words.toArray(String[]::new));
    }
  }
}

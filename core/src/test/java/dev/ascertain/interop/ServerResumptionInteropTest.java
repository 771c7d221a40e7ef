package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.EarlyData;
import dev.ascertain.handshake.server.ReplayWindow;
import dev.ascertain.handshake.server.Resumption;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.SessionCache;
import dev.ascertain.handshake.server.TicketKey;
import dev.ascertain.handshake.server.TicketKeys;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.Client;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.JdkClient;
import dev.ascertain.peers.Jsse;
import dev.ascertain.peers.Program;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.EndOfEarlyData;
import dev.ascertain.wire.handshake.NewSessionTicket12;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our server with other people's clients that come back. */
class ServerResumptionInteropTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final InstantSource TIME = InstantSource.system();
  private static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);
  private static final Certified CLIENT = Mint.localhost(KeyKind.ECDSA_P256);
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final Resumption plain =
      Resumption.with(TicketKeys.of(TicketKey.fresh(RANDOM::nextBytes)), TIME);

  @TempDir Path directory;

  @Test
  void opensslResumesTls13() {
    try (EngineServer server = server(plain)) {
      String session = directory.resolve("session").toString();
      openssl(server, "-tls1_3", "-sess_out", session);
      Transcript first = server.transcript();
      assertThat(first.messages(NewSessionTicket13.class)).hasSize(2);
      assertThat(isResumed(first)).isFalse();

      Program.Result again = openssl(server, "-tls1_3", "-sess_in", session);

      assertThat(again.out()).contains("Reused, TLSv1.3");
      assertThat(isResumed(server.transcript())).isTrue();
    }
  }

  @Test
  void opensslResumesAfterARetry() {
    ServerPreferences preferences =
        ServerPreferences.DEFAULT.withGroups(List.of(dev.ascertain.wire.NamedGroup.SECP384R1));
    try (EngineServer server =
        EngineServer.start(EngineServer.settings(Crypto.fastest(), preferences, RSA).with(plain))) {
      String session = directory.resolve("session").toString();
      openssl(server, "-groups", "X25519:P-384", "-sess_out", session);
      assertThat(isResumed(server.transcript())).isFalse();

      openssl(server, "-groups", "X25519:P-384", "-sess_in", session);

      Transcript transcript = server.transcript();
      assertThat(isResumed(transcript)).isTrue();
      assertThat(transcript.negotiated().orElseThrow().helloRetryRequest()).isTrue();
    }
  }

  @Test
  void opensslSendsEarlyData() throws Exception {
    // The window is over at once: what is tested here is not the memory for replays.
    ReplayWindow replays = new ReplayWindow(TIME, Duration.ZERO, 10);
    Resumption early = plain.and(new EarlyData(1 << 14, Duration.ofSeconds(10), replays));
    Path data = Files.writeString(directory.resolve("early"), REQUEST);
    String session = directory.resolve("session").toString();
    try (EngineServer server = server(early)) {
      openssl(server, "-sess_out", session);
      server.transcript();

      Program.Result taken = openssl(server, "-sess_in", session, "-early_data", data.toString());

      assertThat(taken.out()).contains("Early data was accepted", "the engine answers");
      assertThat(server.transcript().messages(EndOfEarlyData.class)).hasSize(1);
    }
  }

  @Test
  void opensslsEarlyDataIsPassedOverByAServerThatTakesNone() throws Exception {
    ReplayWindow full = new ReplayWindow(TIME, Duration.ofHours(1), 10);
    Resumption early = plain.and(new EarlyData(1 << 14, Duration.ofSeconds(10), full));
    Path data = Files.writeString(directory.resolve("early"), REQUEST);
    String session = directory.resolve("session").toString();
    try (EngineServer server = server(early)) {
      openssl(server, "-sess_out", session);
      server.transcript();

      Program.Result result = openssl(server, "-sess_in", session, "-early_data", data.toString());

      assertThat(result.out()).contains("Early data was rejected", "Reused", "the engine answers");
      assertThat(isResumed(server.transcript())).isTrue();
    }
  }

  @Test
  void opensslResumesTls12ByTicket() {
    try (EngineServer server = server(plain)) {
      String session = directory.resolve("session").toString();
      openssl(server, "-tls1_2", "-sess_out", session);
      Transcript first = server.transcript();
      assertThat(first.messages(NewSessionTicket12.class)).hasSize(1);

      Program.Result again = openssl(server, "-tls1_2", "-sess_in", session);

      assertThat(again.out()).contains("Reused, TLSv1.2");
      assertThat(isResumed(server.transcript())).isTrue();
    }
  }

  @Test
  void opensslResumesTls12BySessionId() {
    SessionCache cache = new SessionCache(10);
    try (EngineServer server = server(plain.and(cache))) {
      String session = directory.resolve("session").toString();
      openssl(server, "-tls1_2", "-no_ticket", "-sess_out", session);
      Transcript first = server.transcript();
      assertThat(first.messages(NewSessionTicket12.class)).isEmpty();
      assertThat(cache.size()).isEqualTo(1);

      openssl(server, "-tls1_2", "-no_ticket", "-sess_in", session);

      assertThat(isResumed(server.transcript())).isTrue();
    }
  }

  @Test
  void opensslReconnectsFiveTimes() {
    try (EngineServer server = server(plain.and(new SessionCache(10)))) {
      for (String ticket : List.of("-servername", "-no_ticket")) {
        boolean withTicket = ticket.equals("-servername");
        List<String> options = new ArrayList<>(List.of("-tls1_2", "-reconnect"));
        options.addAll(withTicket ? List.of(ticket, "localhost") : List.of(ticket));
        Client.openssl(server, RSA.root(), options.toArray(String[]::new));

        assertThat(isResumed(server.transcript())).isFalse();
        for (int i = 0; i < 5; i++) {
          assertThat(isResumed(server.transcript())).isTrue();
        }
      }
    }
  }

  @Test
  void gnutlsResumes() {
    for (String version : List.of("TLS1.3", "TLS1.2")) {
      try (EngineServer server = server(plain.and(new SessionCache(10)))) {
        Program.Result result =
            Client.gnutls(
                server, RSA.root(), "--resume", "--priority=NORMAL:-VERS-ALL:+VERS-" + version);

        assertThat(isResumed(server.transcript())).as("%s", result).isFalse();
        assertThat(isResumed(server.transcript())).as("%s", result).isTrue();
      }
    }
  }

  @Test
  void theJdkResumes() throws Exception {
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      try (EngineServer server = server(plain.and(new SessionCache(10)))) {
        JdkClient client = JdkClient.trusting(RSA.root());
        client = version.equals(ProtocolVersion.TLS_1_3) ? client.tls13() : client.tls12();
        client.get(server);
        assertThat(isResumed(server.transcript())).isFalse();
        client.get(server);
        assertThat(isResumed(server.transcript())).isTrue();
      }
    }
  }

  /** Whoever showed a certificate is known by it when he comes back, without showing it again. */
  @Test
  void opensslIsKnownAgain() {
    String[] identity = {
      "-cert", CLIENT.writeChain(directory.resolve("client.pem")).toString(),
      "-key", CLIENT.writeKey(directory.resolve("client-key.pem")).toString()
    };
    String session = directory.resolve("session").toString();
    for (List<String> version :
        List.of(List.of("-tls1_3"), List.of("-tls1_2"), List.of("-tls1_2", "-no_ticket"))) {
      Known known = new Known();
      try (EngineServer server = asking(known)) {
        openssl(server, joined(version, identity, "-sess_out", session));
        assertThat(isResumed(server.transcript())).isFalse();

        openssl(server, joined(version, identity, "-sess_in", session));

        assertThat(isResumed(server.transcript())).as("%s", version).isTrue();
        known.isTheSame();
      }
    }
  }

  @Test
  void gnutlsIsKnownAgain() {
    for (String version : List.of("TLS1.3", "TLS1.2")) {
      Known known = new Known();
      try (EngineServer server = asking(known)) {
        Program.Result result =
            Client.gnutls(
                server,
                RSA.root(),
                "--resume",
                "--waitresumption",
                "--priority=NORMAL:-VERS-ALL:+VERS-" + version,
                "--x509certfile=" + CLIENT.writeChain(directory.resolve("client.pem")),
                "--x509keyfile=" + CLIENT.writeKey(directory.resolve("client-key.pem")));

        assertThat(isResumed(server.transcript())).as("%s", result).isFalse();
        assertThat(isResumed(server.transcript())).as("%s", result).isTrue();
        known.isTheSame();
      }
    }
  }

  @Test
  void theJdkIsKnownAgain() throws Exception {
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      Known known = new Known();
      try (EngineServer server = asking(known)) {
        JdkClient client = JdkClient.of(Jsse.JDK, RSA.root(), CLIENT);
        client = version.equals(ProtocolVersion.TLS_1_3) ? client.tls13() : client.tls12();
        client.get(server);
        assertThat(isResumed(server.transcript())).isFalse();
        client.get(server);
        assertThat(isResumed(server.transcript())).isTrue();
        known.isTheSame();
      }
    }
  }

  /** Who the server was shown, and whom it recognized. */
  private static final class Known implements CertificateJudge {
    private final List<byte[]> shown = new CopyOnWriteArrayList<>();
    private final List<byte[]> again = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Violation> judge(Presented presented) {
      shown.add(presented.first());
      return Optional.empty();
    }

    @Override
    public Optional<Violation> judgeAgain(Presented presented) {
      again.add(presented.first());
      return Optional.empty();
    }

    void isTheSame() {
      byte[] client = EngineServer.credential(Crypto.fastest(), CLIENT).chain().getFirst().bytes();
      assertThat(shown).singleElement().isEqualTo(client);
      assertThat(again).singleElement().isEqualTo(client);
    }
  }

  private EngineServer asking(Known known) {
    return EngineServer.start(
        EngineServer.settings(Crypto.fastest(), ServerPreferences.DEFAULT, RSA)
            .with(plain.and(new SessionCache(10)))
            .with(new ClientAuthentication(true, List.of(), known)));
  }

  private static String[] joined(List<String> first, String[] second, String... third) {
    return Stream.of(first.stream(), Stream.of(second), Stream.of(third))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  private static EngineServer server(Resumption resumption) {
    return EngineServer.start(
        EngineServer.settings(Crypto.fastest(), ServerPreferences.DEFAULT, RSA).with(resumption));
  }

  /** Says a request and waits for the answer, so that tickets have come by then. */
  private Program.Result openssl(EngineServer server, String... options) {
    Path root = RSA.root().writeCertificate(directory.resolve("root.pem"));
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-ign_eof"));
    command.addAll(List.of("-connect", server.host() + ":" + server.port()));
    command.addAll(List.of("-servername", "localhost", "-CAfile", root.toString()));
    command.addAll(List.of(options));
    return Program.run(Duration.ofSeconds(30), REQUEST, command);
  }

  private static boolean isResumed(Transcript transcript) {
    assertThat(transcript.violation()).isEmpty();
    assertThat(transcript.events(Event.Completed.class)).hasSize(1);
    return transcript.messages(Certificate13.class).findAny().isEmpty()
        && transcript.messages(Certificate12.class).findAny().isEmpty();
  }
}

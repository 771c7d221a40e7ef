package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.Resumption;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.handshake.server.SessionCache;
import dev.ascertain.handshake.server.TicketKey;
import dev.ascertain.handshake.server.TicketKeys;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.peers.Certified;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.Jsse;
import dev.ascertain.peers.KeyKind;
import dev.ascertain.peers.Mint;
import dev.ascertain.peers.Peer;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.EndOfEarlyData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of handshake with every other implementation, in both directions. */
class MatrixTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Map<KeyKind, Certified> CERTIFIED = new EnumMap<>(KeyKind.class);
  private static final Certified CLIENT =
      Mint.leaf(Mint.root("Clients").key(KeyKind.ECDSA_P256).mint(), "client")
          .usage(KeyPurposeId.id_kp_clientAuth)
          .mint();

  private static final List<InteropTable> TABLES = new ArrayList<>();

  @AfterAll
  static void printTheTables() throws IOException {
    String text =
        TABLES.stream()
            .map(InteropTable::render)
            .collect(Collectors.joining(System.lineSeparator()));
    System.out.println(text);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "interop-matrix.txt"), text);
  }

  static List<Opponent> opponents() {
    return List.of(
        new JavaOpponent("JDK 25", Jsse.JDK),
        new JavaOpponent("BouncyCastle bctls", Jsse.BOUNCY_CASTLE),
        new JavaOpponent("Conscrypt", Jsse.CONSCRYPT),
        new NettyOpponent());
  }

  @ParameterizedTest
  @MethodSource("opponents")
  void ourServerAndTheirClient(Opponent opponent) {
    fill(
        "our server, client: " + opponent.name(),
        opponent::obstacleAsClient,
        scenario -> {
          try (EngineServer server = EngineServer.start(settings(scenario))) {
            opponent.connect(server, scenario, certified(scenario).root(), CLIENT);
            checkServer(server, scenario);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("opponents")
  void ourClientAndTheirServer(Opponent opponent) {
    fill(
        "our client, server: " + opponent.name(),
        opponent::obstacleAsServer,
        scenario -> {
          boolean asked = scenario.mode() == Mode.CLIENT_CERTIFICATE;
          Optional<Certified> clients = asked ? Optional.of(CLIENT.root()) : Optional.empty();
          try (Peer server = opponent.serve(scenario, certified(scenario), clients)) {
            Talk talk = Talk.with(server, offer(scenario), Crypto.fastest(), credentials(scenario));
            check(scenario, talk.succeeded());
            assertThat(talk.transcript().messages(CertificateVerify.class).count())
                .isEqualTo((scenario.isTls13() ? 1 : 0) + (asked ? 1 : 0));
            if (scenario.mode() == Mode.RESUMED) {
              comeBack(server, scenario, talk.sessions());
            }
          }
        });
  }

  /** A handshake of one kind; it fails in any way it likes. */
  private interface Handshake {
    void make(Scenario scenario) throws Exception;
  }

  /** Makes every handshake that can be made, and reports all that went wrong. */
  private static void fill(
      String title, Function<Scenario, Optional<String>> obstacles, Handshake handshake) {
    InteropTable table = new InteropTable(title);
    List<String> failures = new ArrayList<>();
    for (Scenario scenario : Scenario.all()) {
      Optional<String> obstacle = scenario.impossible().or(() -> obstacles.apply(scenario));
      if (obstacle.isPresent()) {
        table.notRun(scenario.row(), scenario.mode().title(), obstacle.get());
        continue;
      }
      try {
        handshake.make(scenario);
        table.ran(scenario.row(), scenario.mode().title());
      } catch (Exception | AssertionError e) {
        failures.add(scenario + ": " + e + " " + e.getCause());
      }
    }
    TABLES.add(table);
    assertThat(failures).isEmpty();
  }

  private static void comeBack(Peer server, Scenario scenario, List<ClientSession> sessions) {
    assertThat(sessions).isNotEmpty();
    PriorKeys prior = PriorKeys.of(sessions.getLast());
    Talk talk = Talk.with(server, offer(scenario), Crypto.fastest(), List.of(), prior);
    check(scenario, talk.succeeded());
    assertThat(talk.transcript().keyProof()).isEqualTo(KeyProof.PRE_SHARED_KEY);
  }

  private static List<Credential> credentials(Scenario scenario) {
    return scenario.mode() == Mode.CLIENT_CERTIFICATE
        ? List.of(EngineServer.credential(Crypto.fastest(), CLIENT))
        : List.of();
  }

  private static Certified certified(Scenario scenario) {
    return CERTIFIED.computeIfAbsent(scenario.key(), Mint::localhost);
  }

  private static ServerSettings settings(Scenario scenario) {
    ServerPreferences preferences =
        ServerPreferences.DEFAULT
            .withVersions(scenario.version())
            .withCipherSuites(
                CipherSuiteParameters.supported().stream()
                    .map(CipherSuiteParameters::cipherSuite)
                    .toList());
    preferences =
        scenario.isTls13()
            ? preferences.withGroups(List.of(scenario.exchange().group()))
            : preferences.withCipherSuites(List.of(scenario.suite())).withGroups(Crypto.groups());
    ServerSettings settings =
        EngineServer.settings(Crypto.fastest(), preferences, certified(scenario));
    return switch (scenario.mode()) {
      case FULL, RETRY -> settings;
      case RESUMED, EARLY_DATA ->
          settings.with(
              Resumption.with(
                      TicketKeys.of(TicketKey.fresh(RANDOM::nextBytes)), InstantSource.system())
                  .and(new SessionCache(10)));
      case CLIENT_CERTIFICATE ->
          settings.with(new ClientAuthentication(true, List.of(), CertificateJudge.acceptingAll()));
    };
  }

  private static void checkServer(EngineServer server, Scenario scenario) {
    Transcript transcript = succeeded(server);
    check(scenario, transcript.negotiated().orElseThrow());
    if (scenario.mode() == Mode.CLIENT_CERTIFICATE) {
      assertThat(transcript.messages(CertificateVerify.class).count())
          .isEqualTo(scenario.isTls13() ? 2 : 1);
    }
    if (scenario.mode() == Mode.RESUMED || scenario.mode() == Mode.EARLY_DATA) {
      Transcript second = succeeded(server);
      check(scenario, second.negotiated().orElseThrow());
      assertThat(second.messages(Certificate13.class)).isEmpty();
      assertThat(second.messages(Certificate12.class)).isEmpty();
      assertThat(second.messages(EndOfEarlyData.class).count())
          .isEqualTo(scenario.mode() == Mode.EARLY_DATA ? 1 : 0);
    }
  }

  private static Transcript succeeded(EngineServer server) {
    Transcript transcript = server.transcript();
    assertThat(transcript.violation()).isEmpty();
    assertThat(transcript.events(Event.Completed.class)).hasSize(1);
    return transcript;
  }

  private static void check(Scenario scenario, Negotiated agreed) {
    assertThat(agreed.version()).isEqualTo(scenario.version());
    switch (scenario.mode()) {
      case RETRY -> assertThat(agreed.helloRetryRequest()).isTrue();
      case FULL -> assertThat(agreed.helloRetryRequest()).isFalse();
      // Whether that is so depends on what shares a client likes to send.
      case RESUMED, CLIENT_CERTIFICATE, EARLY_DATA -> {}
    }
    if (scenario.isTls13()) {
      assertThat(agreed.group()).contains(scenario.exchange().group());
    } else {
      assertThat(agreed.cipherSuite()).isEqualTo(scenario.suite());
    }
  }

  private static Offer offer(Scenario scenario) {
    Offer.Builder offer = Offer.likeABrowser().versions(List.of(scenario.version()));
    if (!scenario.isTls13()) {
      return offer.cipherSuites(List.of(scenario.suite())).build();
    }
    NamedGroup group = scenario.exchange().group();
    offer.groups(List.of(group));
    return scenario.mode() == Mode.RETRY ? offer.keyShares(List.of()).build() : offer.build();
  }
}

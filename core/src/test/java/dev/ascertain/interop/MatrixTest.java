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
import dev.ascertain.handshake.server.EarlyData;
import dev.ascertain.handshake.server.ReplayWindow;
import dev.ascertain.handshake.server.Resumption;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.handshake.server.SessionCache;
import dev.ascertain.handshake.server.TicketKey;
import dev.ascertain.handshake.server.TicketKeys;
import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.Browser;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.Jsse;
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
import java.time.Duration;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of handshake with every other implementation, in both directions. */
class MatrixTest {
  private static final Path DOCUMENT = Path.of("../docs/interop.md");
  private static final String INTRODUCTION =
      """
      # Interoperability

      Every kind of handshake with every other implementation at hand, in both directions, as
      `MatrixTest` makes them: with each group of TLS 1.3 and key exchange of TLS 1.2, each kind of
      certificate, in full, resumed, after a HelloRetryRequest, with a client certificate, and with
      early data. `ok` is a handshake that was made, with a request and its answer; a number names the
      reason why there is none. This file is written by `./test -pl core -Dtest=MatrixTest
      -Dgolden.refresh=true`.

      """;
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
    String document = INTRODUCTION + "```text\n" + text + "```\n";
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(DOCUMENT, document);
    }
    // Other versions of the same peers do the same, or the reasons in the tables are wrong.
    assertThat(withoutVersions(document)).isEqualTo(withoutVersions(Files.readString(DOCUMENT)));
  }

  private static String withoutVersions(String text) {
    return text.replaceAll("v?\\d+(\\.\\d+)+", "N");
  }

  static List<Opponent> opponents() {

    return List.of(
        new JavaOpponent("JDK 25", Jsse.JDK),
        new JavaOpponent("BouncyCastle bctls", Jsse.BOUNCY_CASTLE),
        new JavaOpponent("Conscrypt", Jsse.CONSCRYPT),
        new NettyOpponent(),
        new OpensslOpponent(),
        new GnutlsOpponent(),
        new NginxOpponent(),
        new NodeOpponent(),
        new CurlOpponent(),
        new Jdk17Opponent());
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
  @EnumSource
  void ourServerAndABrowser(Browser browser) {
    fill(
        "our server, client: " + browser.version(),
        scenario -> obstacle(browser, scenario),
        scenario -> {
          try (EngineServer server = EngineServer.start(settings(scenario))) {
            browser.visit(
                server,
                certified(scenario).root(),
                () -> {
                  // It may open connections to spare and give them up, and ask for an icon.
                  Transcript transcript = server.transcript();
                  while (!transcript.completed()
                      || scenario.mode() == Mode.RESUMED && !isResumed(transcript)) {
                    assertThat(transcript.violation()).isEmpty();
                    transcript = server.transcript();
                  }
                  check(scenario, transcript.negotiated().orElseThrow());
                });
          }
        });
  }

  private static Optional<String> obstacle(Browser browser, Scenario scenario) {
    boolean chromium = browser == Browser.CHROMIUM;
    Exchange exchange = scenario.exchange();
    String reason =
        switch (scenario.mode()) {
          case EARLY_DATA -> "it sends early data only when it likes to";
          case CLIENT_CERTIFICATE -> "it asks its user, and there is none";
          case RETRY ->
              sharedAtOnce(browser, exchange) ? "it always sends a share of this group" : "";
          case FULL ->
              sharedAtOnce(browser, exchange) ? "" : "it sends no share of this group until asked";
          case RESUMED -> "";
        };
    if (scenario.key() == KeyKind.ED25519) {
      return Optional.of("it has no such keys");
    }
    if (exchange == Exchange.DHE || exchange == Exchange.FFDHE2048 && chromium) {
      return Optional.of("it has no finite fields");
    }
    return Optional.of(reason).filter(text -> !text.isEmpty());
  }

  /** Of which groups browsers send shares; in TLS 1.2 there are none. */
  private static boolean sharedAtOnce(Browser browser, Exchange exchange) {
    return switch (exchange) {
      case X25519, X25519MLKEM768, ECDHE, DHE, RSA -> true;
      case SECP256R1 -> browser == Browser.FIREFOX;
      case FFDHE2048 -> false;
    };
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
            switch (scenario.mode()) {
              case RESUMED -> comeBack(server, scenario, talk.sessions(), new byte[0]);
              case EARLY_DATA -> comeBack(server, scenario, talk.sessions(), opponent.earlyData());
              case FULL, RETRY, CLIENT_CERTIFICATE -> {}
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

  private static void comeBack(
      Peer server, Scenario scenario, List<ClientSession> sessions, byte[] earlyData) {
    assertThat(sessions).isNotEmpty();
    PriorKeys prior = PriorKeys.of(sessions.getLast(), earlyData);
    Talk talk = Talk.with(server, offer(scenario), Crypto.fastest(), List.of(), prior);
    check(scenario, talk.succeeded());
    assertThat(talk.transcript().acceptedEarlyData()).isEqualTo(earlyData.length > 0);
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
      case RESUMED -> settings.with(resumption());
      case EARLY_DATA ->
          settings.with(
              resumption()
                  .and(
                      new EarlyData(
                          1 << 14,
                          Duration.ofSeconds(10),
                          new ReplayWindow(InstantSource.system(), Duration.ZERO, 10))));
      case CLIENT_CERTIFICATE ->
          settings.with(new ClientAuthentication(true, List.of(), CertificateJudge.acceptingAll()));
    };
  }

  private static Resumption resumption() {
    TicketKeys keys = TicketKeys.of(TicketKey.fresh(RANDOM::nextBytes));
    return Resumption.with(keys, InstantSource.system()).and(new SessionCache(10));
  }

  private static void checkServer(EngineServer server, Scenario scenario) {
    Transcript transcript = succeeded(server);
    check(scenario, transcript.negotiated().orElseThrow());
    if (scenario.mode() == Mode.CLIENT_CERTIFICATE) {
      assertThat(transcript.messages(CertificateVerify.class).count())
          .isEqualTo(scenario.isTls13() ? 2 : 1);
    }
    if (scenario.mode() == Mode.RESUMED || scenario.mode() == Mode.EARLY_DATA) {
      Transcript other = succeeded(server);
      check(scenario, other.negotiated().orElseThrow());
      // Which connection ends first is a matter of luck.
      Transcript second = isResumed(other) ? other : transcript;
      assertThat(List.of(isResumed(transcript), isResumed(other)))
          .containsExactlyInAnyOrder(true, false);
      assertThat(second.messages(EndOfEarlyData.class).count())
          .isEqualTo(scenario.mode() == Mode.EARLY_DATA ? 1 : 0);
    }
  }

  private static boolean isResumed(Transcript transcript) {
    return transcript.messages(Certificate13.class).findAny().isEmpty()
        && transcript.messages(Certificate12.class).findAny().isEmpty();
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

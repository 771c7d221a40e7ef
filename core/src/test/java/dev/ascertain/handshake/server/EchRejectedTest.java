package dev.ascertain.handshake.server;

import static dev.ascertain.handshake.server.EchScene.CRYPTO;
import static dev.ascertain.handshake.server.EchScene.PUBLIC_NAME;
import static dev.ascertain.handshake.server.EchScene.alert;
import static dev.ascertain.handshake.server.EchScene.assertAnswered;
import static dev.ascertain.handshake.server.EchScene.client;
import static dev.ascertain.handshake.server.EchScene.duet;
import static dev.ascertain.handshake.server.EchScene.inner;
import static dev.ascertain.handshake.server.EchScene.key;
import static dev.ascertain.handshake.server.EchScene.name;
import static dev.ascertain.handshake.server.EchScene.outer;
import static dev.ascertain.handshake.server.EchScene.retrying;
import static dev.ascertain.handshake.server.EchScene.server;
import static dev.ascertain.handshake.server.EchScene.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.EchRetryConfigs;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.ServerHello;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 9849 section 6.1.6, where the server goes by the outer ClientHello. */
class EchRejectedTest {
  private static final EchKeys.Key OLD = key(1, 11);
  private static final EchKeys.Key NEW = key(2, 12);
  private static final InstantSource TIME = InstantSource.system();

  /** The server proved its public name; the connection serves for nothing else. */
  private static void assertRejected(Duet both) {
    Transcript client = both.client().transcript();
    assertAnswered(client, false);
    assertThat(client.violation().map(Violation::rule)).contains(Rule.ECH_REJECTED);
    assertThat(alert(client, Sender.CLIENT)).contains(AlertDescription.ECH_REQUIRED);
    assertThat(alert(both.server().transcript(), Sender.CLIENT))
        .contains(AlertDescription.ECH_REQUIRED);
    assertThat(client.completed()).isFalse();
    assertThat(both.client().isConnected()).isFalse();
    assertThat(both.client().maySend()).isFalse();
  }

  private static Optional<EchRetryConfigs> retryConfigs(Transcript transcript) {
    return transcript
        .messages(EncryptedExtensions.class)
        .findFirst()
        .flatMap(e -> ((EncryptedExtensions) e.message()).extensions().find(EchRetryConfigs.class));
  }

  @Test
  void anotherKeyIsAnsweredWithTheOneToUse() {
    Duet both = duet(client(to(OLD)), server(NEW)).play();

    assertRejected(both);
    assertAnswered(both.server().transcript(), false);
    assertThat(retryConfigs(both.client().transcript()))
        .contains(new EchRetryConfigs(List.of(NEW.config())));
    assertThat(inner(both.server().transcript())).isEmpty();
  }

  @Test
  void theKeyToUseIsThenAccepted() {
    Duet first = duet(client(to(OLD)), server(NEW)).play();
    var config = retryConfigs(first.client().transcript()).orElseThrow().retryConfigs().getFirst();
    assertThat(config).isEqualTo(NEW.config());

    Duet second = duet(client(to(NEW)), server(NEW)).play();

    second.succeeded();
    assertAnswered(second.client().transcript(), true);
  }

  @Test
  void onlyPublishedKeysAreSent() {
    var unpublished = new EchKeys.Key(key(3, 13).config(), key(3, 13).pair(), false);

    Duet both = duet(client(to(OLD)), server(unpublished, NEW)).play();
    assertThat(retryConfigs(both.client().transcript()))
        .contains(new EchRetryConfigs(List.of(NEW.config())));

    Duet without = duet(client(to(OLD)), server(unpublished)).play();
    assertRejected(without);
    assertThat(retryConfigs(without.client().transcript())).isEmpty();
  }

  @Test
  void aServerThatDoesNotKnowTheExtensionSendsNoKeys() {
    Duet both = duet(client(to(OLD)), server(ServerPreferences.DEFAULT)).play();

    assertRejected(both);
    assertThat(retryConfigs(both.client().transcript())).isEmpty();
  }

  @Test
  void aServerOfTls12RejectsByItsVersion() {
    ServerPreferences old = ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2);

    Duet both = duet(client(to(OLD)), server(old)).play();

    assertRejected(both);
    assertThat(both.client().transcript().negotiated().orElseThrow().version())
        .isEqualTo(ProtocolVersion.TLS_1_2);
  }

  @Test
  void aHelloRetryRequestMayRejectIt() {
    Duet both = duet(client(to(OLD)), retrying(NEW)).play();

    assertRejected(both);
    Transcript server = both.server().transcript();
    assertThat(server.negotiated().orElseThrow().helloRetryRequest()).isTrue();
    // What was not decrypted is sent once more, unchanged.
    assertThat(outer(server))
        .extracting(hello -> hello.extensions().find(EchClientHello.class))
        .hasSize(2)
        .containsOnly(outer(server).getFirst().extensions().find(EchClientHello.class));
    assertThat(retryConfigs(both.client().transcript()))
        .contains(new EchRetryConfigs(List.of(NEW.config())));
  }

  @Test
  void theCertificateIsJudgedForThePublicNameWhateverTheMode() {
    List<String> asked = new ArrayList<>();
    CertificateJudge judge =
        presented -> {
          asked.add(PUBLIC_NAME);
          return Optional.of(
              new Violation(
                  Rule.CERTIFICATE_UNKNOWN, "", new ByteRange(0, 0), PUBLIC_NAME, "other"));
        };

    Duet both = duet(client(to(OLD, judge)), server(NEW)).play();

    Transcript client = both.client().transcript();
    assertThat(asked).hasSize(1);
    assertThat(client.violation().map(Violation::rule)).contains(Rule.CERTIFICATE_UNKNOWN);
    assertThat(alert(client, Sender.CLIENT)).contains(AlertDescription.CERTIFICATE_UNKNOWN);
  }

  @Test
  void noCertificateOfOursIsShown() {
    ServerSettings server =
        server(NEW)
            .with(new ClientAuthentication(false, List.of(), CertificateJudge.acceptingAll()));
    var ours = EngineServer.credential(CRYPTO, ScriptedClient.ECDSA);

    Duet both = duet(client(to(OLD)).with(List.of(ours)), server).play();

    assertRejected(both);
    assertThat(
            both.server()
                .transcript()
                .messages(Certificate13.class)
                .filter(e -> e.sender() == Sender.CLIENT)
                .map(e -> ((Certificate13) e.message()).certificateList()))
        .containsExactly(List.of());
  }

  @Test
  void nothingIsKeptToBeResumed() {
    ServerSettings tls13 = server(NEW).with(tickets(false));
    ServerSettings tls12 =
        server(ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2))
            .with(tickets(false));
    List<ClientSession> kept = new ArrayList<>();

    assertRejected(duet(client(to(OLD)).with(kept::add), tls13).play());
    assertRejected(duet(client(to(OLD)).with(kept::add), tls12).play());

    assertThat(kept).isEmpty();
  }

  private static Resumption tickets(boolean early) {
    Resumption tickets =
        Resumption.with(TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes)), TIME);
    return early
        ? tickets.and(
            new EarlyData(
                1_000, Duration.ofMinutes(10), new ReplayWindow(TIME, Duration.ZERO, 10_000)))
        : tickets;
  }

  @Test
  void aSessionAndEarlyDataArePassedOver() {
    for (boolean retry : new boolean[] {false, true}) {
      Resumption tickets = tickets(true);
      ServerSettings knowing = server(OLD).with(tickets);
      List<ClientSession> kept = new ArrayList<>();
      duet(client(to(OLD)).with(kept::add), knowing).play().succeeded();
      PriorKeys prior = PriorKeys.of(kept.getFirst(), new byte[] {1, 2, 3});
      ServerSettings other = (retry ? retrying(NEW) : server(NEW)).with(tickets);

      Duet both = duet(client(to(OLD)), other, prior).play();

      assertRejected(both);
      Transcript client = both.client().transcript();
      assertThat(client.usedPriorKey()).isFalse();
      assertThat(client.acceptedEarlyData()).isFalse();
      assertThat(both.server().takeEarlyData()).isEmpty();
      assertThat(outer(client).getLast().extensions().has(ExtensionType.EARLY_DATA))
          .isEqualTo(!retry);
    }
  }

  @Test
  void theNameAskedForIsThePublicOne() {
    Duet both = duet(client(to(OLD)), server(NEW)).play();

    assertThat(name(outer(both.server().transcript()).getFirst())).contains(PUBLIC_NAME);
    assertThat(both.server().transcript().messages(ServerHello.class)).hasSize(1);
    assertThat(both.client().transcript().events(Event.Completed.class)).isEmpty();
  }
}

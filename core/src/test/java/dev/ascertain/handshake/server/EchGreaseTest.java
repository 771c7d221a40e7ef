package dev.ascertain.handshake.server;

import static dev.ascertain.handshake.server.EchScene.client;
import static dev.ascertain.handshake.server.EchScene.duet;
import static dev.ascertain.handshake.server.EchScene.key;
import static dev.ascertain.handshake.server.EchScene.outer;
import static dev.ascertain.handshake.server.EchScene.retrying;
import static dev.ascertain.handshake.server.EchScene.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.EchOffer;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.handshake.ClientHello;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 9849 section 6.2: an extension that only looks like an encrypted ClientHello. */
class EchGreaseTest {

  private static EchClientHello.Outer ech(ClientHello hello) {
    return hello.extensions().find(EchClientHello.Outer.class).orElseThrow();
  }

  @Test
  void takesNoPartInTheHandshake() {
    Duet both = duet(client(EchOffer.GREASE), server(ServerPreferences.DEFAULT)).play();

    both.succeeded();
    assertThat(both.client().transcript().events(Event.EchAnswered.class)).isEmpty();
    assertThat(both.client().transcript().events(Event.InnerHello.class)).isEmpty();
  }

  @Test
  void retryConfigsAreNoReasonToEnd() {
    Duet both = duet(client(EchOffer.GREASE), server(key(1, 11))).play();

    both.succeeded();
  }

  @Test
  void looksLikeTheRealThing() {
    Transcript real =
        duet(client(EchScene.to(key(1, 11))), server(key(1, 11))).client().transcript();
    ClientHello greased =
        outer(duet(client(EchOffer.GREASE), server(key(1, 11))).client().transcript()).getFirst();

    EchClientHello.Outer grease = ech(greased);
    EchClientHello.Outer encrypted = ech(outer(real).getFirst());
    assertThat(grease.enc().length()).isEqualTo(encrypted.enc().length());
    assertThat((grease.payload().length() - 16) % 32).isZero();
    // The name is padded to the configuration's longest, which is not known here.
    assertThat(encrypted.payload().length() - grease.payload().length()).isBetween(0, 32);
    assertThat(greased.extensions().types())
        .containsExactlyInAnyOrderElementsOf(outer(real).getFirst().extensions().types());
  }

  @Test
  void variesFromConnectionToConnection() {
    Set<HpkeSymmetricCipherSuite> suites = new HashSet<>();
    Set<Integer> configIds = new HashSet<>();
    for (int seed = 0; seed < 40; seed++) {
      ClientEngine engine =
          ClientEngine.start(
              EchScene.offer(), Duet.clientSettings(seed * 1_000_003L).with(EchOffer.GREASE));
      EchClientHello.Outer grease = ech(outer(engine.transcript()).getFirst());
      suites.add(grease.cipherSuite());
      configIds.add(grease.configId());
    }

    assertThat(suites).hasSize(3);
    assertThat(configIds).hasSizeGreaterThan(20);
  }

  @Test
  void isSentAgainUnchangedAfterAHelloRetryRequest() {
    Duet both = duet(client(EchOffer.GREASE), retrying(key(1, 11))).play();

    both.succeeded();
    List<ClientHello> hellos = outer(both.client().transcript());
    assertThat(hellos).hasSize(2);
    assertThat(ech(hellos.getFirst())).isEqualTo(ech(hellos.getLast()));
  }

  @Test
  void aServerWithoutStateTakesItToo() {
    ServerSettings stateless =
        server(ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.SECP256R1)));

    duet(client(EchOffer.GREASE), stateless).play().succeeded();
  }

  @Test
  void goesWithTheResumptionOfASession() {
    Resumption tickets =
        Resumption.with(
            TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes)), InstantSource.system());
    ServerSettings server = server(key(1, 11)).with(tickets);
    List<ClientSession> kept = new ArrayList<>();
    duet(client(EchOffer.NONE).with(kept::add), server).play().succeeded();

    Duet both = duet(client(EchOffer.GREASE), server, PriorKeys.of(kept.getFirst())).play();

    both.succeeded();
    assertThat(both.client().transcript().usedPriorKey()).isTrue();
    assertThat(outer(both.client().transcript()).getFirst().extensions().types().getLast())
        .isEqualTo(ExtensionType.PRE_SHARED_KEY);
  }

  @Test
  void isNotSentWithoutTls13() {
    Offer old = Offer.likeABrowser().versions(List.of(ProtocolVersion.TLS_1_2)).build();

    Transcript sent = ClientEngine.start(old, client(EchOffer.GREASE)).transcript();

    assertThat(outer(sent).getFirst().extensions().has(ExtensionType.ENCRYPTED_CLIENT_HELLO))
        .isFalse();
  }
}

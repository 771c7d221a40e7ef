package dev.ascertain.handshake.server;

import static dev.ascertain.handshake.server.EchScene.AES_128;
import static dev.ascertain.handshake.server.EchScene.CHACHA20;
import static dev.ascertain.handshake.server.EchScene.PUBLIC_NAME;
import static dev.ascertain.handshake.server.EchScene.SECRET_NAME;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.KeyShareClientHello;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.PskKeyExchangeModes;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.ClientHello;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 9849, where the server goes by the inner ClientHello. */
class EchAcceptedTest {
  private static final EchKeys.Key KEY = key(1, 11);
  private static final InstantSource TIME = InstantSource.system();

  private static Resumption tickets() {
    return Resumption.with(TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes)), TIME);
  }

  private static Resumption ticketsWithEarlyData() {
    return tickets()
        .and(
            new EarlyData(
                1_000, Duration.ofMinutes(10), new ReplayWindow(TIME, Duration.ZERO, 10_000)));
  }

  /** What an accepted connection leaves behind. */
  private static ClientSession session(ServerSettings server) {
    List<ClientSession> kept = new ArrayList<>();
    duet(client(to(KEY)).with(kept::add), server).play().succeeded();
    return kept.getFirst();
  }

  @Test
  void theHandshakeIsThatOfTheInnerClientHello() {
    Duet both = duet(client(to(KEY)), server(KEY)).play();

    Transcript server = both.succeeded();
    Transcript client = both.client().transcript();
    assertAnswered(client, true);
    assertAnswered(server, true);
    assertThat(inner(server)).isEqualTo(inner(client)).hasSize(1);
    assertThat(name(inner(server).getFirst())).contains(SECRET_NAME);
    assertThat(name(outer(server).getFirst())).contains(PUBLIC_NAME);
  }

  static Stream<EchKeys.Key> keys() {
    return HpkeKemId.registered().stream()
        .flatMap(kem -> Stream.of(key(2, 12, kem, AES_128), key(2, 12, kem, CHACHA20)));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKindOfKeyServes(EchKeys.Key key) {
    Duet both = duet(client(to(key)), server(key)).play();

    both.succeeded();
    assertAnswered(both.client().transcript(), true);
  }

  @Nested
  class TheInnerClientHello {
    private final ClientHello hello =
        inner(duet(client(to(KEY)), server(KEY)).client().transcript()).getFirst();

    @Test
    void offersTls13AloneAndNothingOfOlderVersions() {
      assertThat(hello.extensions().find(SupportedVersions.class))
          .contains(new SupportedVersions(List.of(ProtocolVersion.TLS_1_3)));
      assertThat(hello.extensions().types())
          .doesNotContain(
              ExtensionType.SESSION_TICKET,
              ExtensionType.EXTENDED_MASTER_SECRET,
              ExtensionType.RENEGOTIATION_INFO,
              ExtensionType.EC_POINT_FORMATS);
      assertThat(hello.cipherSuites()).allSatisfy(s -> assertThat(s.value() >>> 8).isEqualTo(0x13));
    }

    @Test
    void saysThatItIsTheInnerOne() {
      assertThat(hello.extensions().find(EchClientHello.Inner.class)).isPresent();
      assertThat(hello.extensions().types()).doesNotContain(ExtensionType.ECH_OUTER_EXTENSIONS);
    }
  }

  @Nested
  class TheOuterClientHello {
    private final Transcript sent = duet(client(to(KEY)), server(KEY)).client().transcript();
    private final ClientHello outer = outer(sent).getFirst();
    private final ClientHello inner = inner(sent).getFirst();

    @Test
    void doesNotTellTheSecretName() {
      assertThat(new String(outer.encode(), StandardCharsets.ISO_8859_1))
          .contains(PUBLIC_NAME)
          .doesNotContain(SECRET_NAME);
    }

    @Test
    void hasARandomOfItsOwnAndTheSessionIdOfTheInnerOne() {
      assertThat(outer.random()).isNotEqualTo(inner.random());
      assertThat(outer.legacySessionId()).isEqualTo(inner.legacySessionId());
    }

    @Test
    void offersTls13() {
      assertThat(outer.extensions().find(SupportedVersions.class).orElseThrow().versions())
          .contains(ProtocolVersion.TLS_1_3);
    }

    @Test
    void namesTheKeyAndTheCipherSuiteOfTheConfiguration() {
      var ech = outer.extensions().find(EchClientHello.Outer.class).orElseThrow();

      assertThat(ech.configId()).isEqualTo(1);
      assertThat(KEY.config().keyConfig().cipherSuites()).contains(ech.cipherSuite());
      assertThat(ech.enc().length()).isEqualTo(32);
    }

    @Test
    void offersABrowsersProtocolsWhateverIsReallyOffered() {
      Offer offer =
          Offer.likeABrowser()
              .serverName(Optional.of(SECRET_NAME))
              .applicationProtocols(List.of("telling"))
              .build();

      ClientHello hello = outer(ClientEngine.start(offer, client(to(KEY))).transcript()).getFirst();

      assertThat(hello.extensions().find(ApplicationLayerProtocolNegotiation.class))
          .contains(new ApplicationLayerProtocolNegotiation(List.of("h2", "http/1.1")));
    }

    @Test
    void hasTheSharesOfTheInnerOneWhichAreNotEncryptedAgain() {
      assertThat(outer.extensions().find(KeyShareClientHello.class))
          .isEqualTo(inner.extensions().find(KeyShareClientHello.class));
      Offer large = Offer.likeABrowser().serverName(Optional.of(SECRET_NAME)).build();

      ClientHello hello = outer(ClientEngine.start(large, client(to(KEY))).transcript()).getFirst();

      // The share of X25519MLKEM768 alone has 1216 bytes.
      assertThat(hello.encode()).hasSizeLessThan(2_000);
    }

    @Test
    void isAsLongForEveryNameUpToTheLongest() {
      List<Integer> lengths = new ArrayList<>();
      for (String name : List.of("a.example", SECRET_NAME, "a".repeat(24) + ".example")) {
        Offer offer = Offer.likeABrowser().serverName(Optional.of(name)).build();
        lengths.add(payload(offer));
      }
      lengths.add(payload(Offer.likeABrowser().build()));

      assertThat(lengths).containsOnly(lengths.getFirst());
      // Encryption adds 16 bytes.
      assertThat((lengths.getFirst() - 16) % 32).isZero();
    }

    private static int payload(Offer offer) {
      return outer(ClientEngine.start(offer, client(to(KEY))).transcript())
          .getFirst()
          .extensions()
          .find(EchClientHello.Outer.class)
          .orElseThrow()
          .payload()
          .length();
    }
  }

  @Test
  void isNotSentWithoutTls13() {
    Offer old = Offer.likeABrowser().versions(List.of(ProtocolVersion.TLS_1_2)).build();

    assertThatThrownBy(() -> ClientEngine.start(old, client(to(KEY))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Nested
  class AfterAHelloRetryRequest {

    @Test
    void theSecondIsEncryptedUnderTheSameKeys() {
      Duet both = duet(client(to(KEY)), retrying(KEY)).play();

      Transcript server = both.succeeded();
      assertThat(server.negotiated().orElseThrow().helloRetryRequest()).isTrue();
      assertThat(inner(server)).isEqualTo(inner(both.client().transcript())).hasSize(2);
      var second = outer(server).getLast().extensions().find(EchClientHello.Outer.class);
      assertThat(second.orElseThrow().enc().length()).isZero();
      assertThat(name(outer(server).getLast())).contains(PUBLIC_NAME);
    }

    @Test
    void aSessionIsResumed() {
      ServerSettings server = retrying(KEY).with(tickets());
      ClientSession session = session(server);

      Duet both = duet(client(to(KEY)), server, PriorKeys.of(session)).play();

      both.succeeded();
      assertThat(both.client().transcript().usedPriorKey()).isTrue();
      assertThat(inner(both.client().transcript())).hasSize(2);
    }
  }

  @Nested
  class WithAPresharedKey {
    private final ServerSettings server = server(KEY).with(ticketsWithEarlyData());
    private final ClientSession session = session(server);

    @Test
    void theInnerOneIsResumed() {
      Duet both = duet(client(to(KEY)), server, PriorKeys.of(session)).play();

      both.succeeded();
      assertThat(both.client().transcript().usedPriorKey()).isTrue();
      assertAnswered(both.client().transcript(), true);
    }

    @Test
    void theOuterOneHasRandomKeysOfTheSameLength() {
      Transcript sent = duet(client(to(KEY)), server, PriorKeys.of(session)).client().transcript();
      ClientHello outer = outer(sent).getFirst();
      ClientHello inner = inner(sent).getFirst();
      OfferedPsks visible = outer.extensions().find(OfferedPsks.class).orElseThrow();
      OfferedPsks hidden = inner.extensions().find(OfferedPsks.class).orElseThrow();

      assertThat(visible.identities()).hasSameSizeAs(hidden.identities());
      assertThat(visible.identities().getFirst().identity().length())
          .isEqualTo(hidden.identities().getFirst().identity().length());
      assertThat(visible.identities().getFirst().identity())
          .isNotEqualTo(hidden.identities().getFirst().identity());
      assertThat(visible.binders().getFirst().length())
          .isEqualTo(hidden.binders().getFirst().length());
      assertThat(visible.binders()).isNotEqualTo(hidden.binders());
      assertThat(outer.extensions().find(PskKeyExchangeModes.class))
          .isEqualTo(inner.extensions().find(PskKeyExchangeModes.class));
      assertThat(outer.extensions().types().getLast()).isEqualTo(ExtensionType.PRE_SHARED_KEY);
    }

    @Test
    void earlyDataIsAnnouncedInBothAndTaken() {
      Duet both = duet(client(to(KEY)), server, PriorKeys.of(session, new byte[] {1, 2, 3})).play();

      both.succeeded();
      Transcript client = both.client().transcript();
      assertThat(client.acceptedEarlyData()).isTrue();
      assertThat(both.server().takeEarlyData()).containsExactly(new byte[] {1, 2, 3});
      assertThat(outer(client).getFirst().extensions().has(ExtensionType.EARLY_DATA)).isTrue();
      assertThat(inner(client).getFirst().extensions().has(ExtensionType.EARLY_DATA)).isTrue();
    }
  }

  @Nested
  class AServerWithSeveralKeys {
    private final EchKeys.Key other = key(1, 12);
    private final EchKeys.Key third = key(3, 13, HpkeKemId.DHKEM_P256_HKDF_SHA256, CHACHA20);

    @Test
    void triesAllOfOneConfigId() {
      Duet both = duet(client(to(KEY)), server(third, other, KEY)).play();

      both.succeeded();
      assertAnswered(both.client().transcript(), true);
    }

    @Test
    void takesOneThatIsNotPublishedAnyMore() {
      var old = new EchKeys.Key(KEY.config(), KEY.pair(), false);
      Duet both = duet(client(to(KEY)), server(third, old)).play();

      both.succeeded();
      assertAnswered(both.client().transcript(), true);
      assertThat(new EchKeys(List.of(third, old), false).published().configs())
          .containsExactly(third.config());
    }

    @Test
    void triesOthersThanConfigIdNamesIfToldTo() {
      var renamed = new EchKeys.Key(key(9, 11).config(), KEY.pair(), true);
      // The configuration is bound to the encryption, so that it must be the same to the byte.
      ServerSettings named = server(renamed);
      ServerSettings any =
          server(ServerPreferences.DEFAULT).with(new EchKeys(List.of(third, KEY), true));

      assertAnswered(duet(client(to(KEY)), any).play().client().transcript(), true);
      assertAnswered(duet(client(to(KEY)), named).play().client().transcript(), false);
    }
  }
}

package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.ExternalPsk;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.EndOfEarlyData;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our client comes back to our server. */
class ClientResumptionTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Certified SERVER = Mint.localhost(KeyKind.ECDSA_P256);
  private static final byte[] EARLY = {1, 2, 3};
  private static final byte[] CONTEXT = {4, 5};

  private final InstantSource time = InstantSource.system();
  private final List<ClientSession> kept = new ArrayList<>();
  private final Resumption tickets =
      Resumption.with(TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes)), time);
  private final Resumption withEarly =
      tickets.and(
          new EarlyData(1_000, Duration.ofSeconds(10), new ReplayWindow(time, Duration.ZERO, 100)));

  static List<ProtocolVersion> versions() {
    return List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void byTicketWithoutACertificate(ProtocolVersion version) {
    Offer offer = offer(version).build();
    Duet first = play(offer, settings(tickets), PriorKeys.NONE);
    assertThat(first.client().transcript().keyProof()).isNotEqualTo(KeyProof.PRE_SHARED_KEY);

    Duet second = play(offer, settings(tickets), PriorKeys.of(kept.getFirst()));

    assertResumed(second.client().transcript());
    second.succeeded();
  }

  @Test
  void bySessionIdInTls12() {
    Resumption cached = tickets.and(new SessionCache(10));
    Offer browser = offer(ProtocolVersion.TLS_1_2).build();
    Offer offer =
        new Offer(
            browser.cipherSuites(),
            browser.extensions().stream()
                .filter(e -> !e.type().equals(ExtensionType.SESSION_TICKET))
                .toList(),
            List.of(),
            false);
    play(offer, settings(cached), PriorKeys.NONE);
    assertThat(kept).hasSize(1);

    assertResumed(
        play(offer, settings(cached), PriorKeys.of(kept.getFirst())).client().transcript());
    // What is resumed by its id can be resumed by it again: nothing new is kept.
    assertThat(kept).hasSize(1);
    assertResumed(
        play(offer, settings(cached), PriorKeys.of(kept.getFirst())).client().transcript());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aTicketThatIsNotTakenLeadsToAFullHandshake(ProtocolVersion version) {
    Offer offer = offer(version).build();
    play(offer, settings(tickets), PriorKeys.NONE);
    Resumption otherKeys =
        Resumption.with(TicketKeys.of(TicketKey.fresh(new Random(8)::nextBytes)), time);

    Duet second = play(offer, settings(otherKeys), PriorKeys.of(kept.getFirst()));

    assertThat(second.client().transcript().keyProof()).isNotEqualTo(KeyProof.PRE_SHARED_KEY);
    second.succeeded();
  }

  @Test
  void alsoAfterARetry() {
    // [4.3.10-5]
    ServerSettings settings =
        EngineServer.settings(
                CRYPTO, ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.SECP384R1)), SERVER)
            .with(withEarly);
    Offer offer = offer(ProtocolVersion.TLS_1_3).build();
    play(offer, settings, PriorKeys.NONE);

    Duet second = play(offer, settings, PriorKeys.of(kept.getFirst(), EARLY));

    assertThat(second.server().transcript().violation()).isEmpty();
    Transcript transcript = second.client().transcript();
    assertThat(transcript.messages(HelloRetryRequest.class)).hasSize(1);
    assertResumed(transcript);
    assertThat(second.server().takeEarlyData()).isEmpty();
    second.succeeded();
  }

  @Test
  void earlyDataGoesOutWithTheHello() {
    // [4.6-1]
    // [4.3.10-1], [4.3.10-2]
    Offer offer = offer(ProtocolVersion.TLS_1_3).build();
    play(offer, settings(withEarly), PriorKeys.NONE);

    Duet second = play(offer, settings(withEarly), PriorKeys.of(kept.getFirst(), EARLY));

    assertResumed(second.client().transcript());
    assertThat(second.client().transcript().messages(EndOfEarlyData.class)).hasSize(1);
    assertThat(second.server().takeEarlyData()).containsExactly(EARLY);
    second.succeeded();
  }

  /**
   * RFC 9846 section 4.3.10: "The parameters for the 0-RTT data (version, symmetric cipher suite,
   * Application-Layer Protocol Negotiation (ALPN) protocol, etc.) are those associated with the PSK
   * in use." The server believes that it keeps to them; the client knows of others.
   */
  @Test
  void earlyDataIsTakenOnlyForTheSessionsOwnSuiteAndProtocol() {
    // [4.3.10-7]
    Offer offer = offer(ProtocolVersion.TLS_1_3).applicationProtocols(List.of("http/1.1")).build();
    play(offer, settings(withEarly), PriorKeys.NONE);
    var session = (ClientSession.Tls13) kept.getFirst();

    assertThat(
            earlyRefusal(
                offer, with(session, CipherSuite.TLS_CHACHA20_POLY1305_SHA256, Optional.empty())))
        .contains("cipher suite", "TLS_AES_128_GCM_SHA256");
    assertThat(earlyRefusal(offer, with(session, session.cipherSuite(), Optional.of("h2"))))
        .contains("application protocol", "h2");
  }

  private String earlyRefusal(Offer offer, ClientSession session) {
    Duet second = play(offer, settings(withEarly), PriorKeys.of(session, EARLY));

    Violation violation = second.client().transcript().violation().orElseThrow();
    assertThat(violation.rule()).isEqualTo(Rule.CHANGED_WHEN_RESUMED);
    assertThat(violation.path())
        .startsWith("EncryptedExtensions.extensions[")
        .endsWith("].early_data");
    assertThat(second.client().hasEnded()).isTrue();
    return violation.toString();
  }

  private static ClientSession with(
      ClientSession.Tls13 session, CipherSuite suite, Optional<String> protocol) {
    return new ClientSession.Tls13(
        suite,
        session.serverName(),
        session.psk(),
        session.ticket(),
        session.lifetime(),
        session.ageAdd(),
        session.received(),
        session.maxEarlyData(),
        protocol);
  }

  @Test
  void earlyDataThatIsRefusedIsNotDelivered() {
    // [4.6-2]
    Offer offer = offer(ProtocolVersion.TLS_1_3).build();
    play(offer, settings(withEarly), PriorKeys.NONE);

    Duet second = play(offer, settings(tickets), PriorKeys.of(kept.getFirst(), EARLY));

    assertResumed(second.client().transcript());
    assertThat(second.client().transcript().messages(EndOfEarlyData.class)).isEmpty();
    assertThat(second.server().takeEarlyData()).isEmpty();
    second.succeeded();
  }

  @Test
  void moreEarlyDataThanTheServerTakesIsNotSent() {
    Offer offer = offer(ProtocolVersion.TLS_1_3).build();
    play(offer, settings(withEarly), PriorKeys.NONE);

    Duet second = play(offer, settings(withEarly), PriorKeys.of(kept.getFirst(), new byte[1_001]));

    assertResumed(second.client().transcript());
    assertThat(second.server().takeEarlyData()).isEmpty();
    second.succeeded();
  }

  @Test
  void aSessionOfASuiteThatIsNoLongerOfferedIsNotResumed() {
    Offer one =
        offer(ProtocolVersion.TLS_1_3)
            .cipherSuites(List.of(CipherSuite.TLS_AES_128_GCM_SHA256))
            .build();
    Offer other =
        offer(ProtocolVersion.TLS_1_3)
            .cipherSuites(List.of(CipherSuite.TLS_AES_256_GCM_SHA384))
            .build();
    play(one, settings(tickets), PriorKeys.NONE);

    Duet second = play(other, settings(tickets), PriorKeys.of(kept.getFirst()));

    assertThat(second.client().transcript().keyProof()).isEqualTo(KeyProof.CERTIFICATE_VERIFY);
  }

  @Test
  void anExternalKeyThatTheServerDoesNotKnowIsIgnored() {
    var psk =
        new ExternalPsk(
            new Opaque(new byte[] {'m', 'e'}), Secret.copyOf(new byte[32]), Hash.SHA_256);

    Duet duet = play(offer(ProtocolVersion.TLS_1_3).build(), settings(tickets), PriorKeys.of(psk));

    assertThat(duet.client().transcript().keyProof()).isEqualTo(KeyProof.CERTIFICATE_VERIFY);
    duet.succeeded();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void bothSidesExportTheSameKeyingMaterial(ProtocolVersion version) {
    Duet duet = play(offer(version).build(), settings(tickets), PriorKeys.NONE);

    for (Optional<byte[]> context : List.of(Optional.<byte[]>empty(), Optional.of(CONTEXT))) {
      byte[] ours = duet.client().exportKeyingMaterial("EXPERIMENTAL-test", context, 40);
      assertThat(ours)
          .hasSize(40)
          .isEqualTo(duet.server().exportKeyingMaterial("EXPERIMENTAL-test", context, 40))
          .isNotEqualTo(duet.server().exportKeyingMaterial("EXPERIMENTAL-other", context, 40));
    }
  }

  @Test
  void nothingIsExportedBeforeTheHandshakeIsComplete() {
    ClientEngine engine = ClientEngine.start(offer(ProtocolVersion.TLS_1_3).build(), client());

    assertThatThrownBy(() -> engine.exportKeyingMaterial("label", Optional.empty(), 16))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void assertResumed(Transcript transcript) {
    assertThat(transcript.violation()).isEmpty();
    assertThat(transcript.alertReceived()).isEmpty();
    assertThat(transcript.completed()).isTrue();
    assertThat(transcript.keyProof()).isEqualTo(KeyProof.PRE_SHARED_KEY);
    assertThat(transcript.messages(Certificate13.class)).isEmpty();
    assertThat(transcript.messages(Certificate12.class)).isEmpty();
  }

  private Duet play(Offer offer, ServerSettings settings, PriorKeys prior) {
    return new Duet(ClientEngine.start(offer, client(), prior), ServerEngine.start(settings))
        .play();
  }

  private ClientSettings client() {
    return Duet.clientSettings(1).with(kept::add);
  }

  private static Offer.Builder offer(ProtocolVersion version) {
    return Offer.likeABrowser().versions(List.of(version)).serverName(Optional.of("localhost"));
  }

  private static ServerSettings settings(Resumption resumption) {
    return EngineServer.settings(CRYPTO, ServerPreferences.DEFAULT, SERVER).with(resumption);
  }
}

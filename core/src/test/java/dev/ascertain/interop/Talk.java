package dev.ascertain.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.net.Connection;
import dev.ascertain.net.Connector;
import dev.ascertain.net.HttpMethod;
import dev.ascertain.net.HttpRequest;
import dev.ascertain.net.NotConnectedException;
import dev.ascertain.net.Resolver;
import dev.ascertain.net.TargetException;
import dev.ascertain.net.TargetParser;
import dev.ascertain.net.TlsConversation;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.peers.Peer;
import dev.ascertain.wire.Violation;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What came of one connection: handshake, {@code GET /}, goodbye.
 *
 * @param transcript what was said
 * @param failure why the network ended the handshake
 * @param answer the answer to the request; empty without a handshake
 * @param presented what the judge was shown
 * @param sessions what can be resumed
 */
record Talk(
    Transcript transcript,
    Optional<NetworkFailure> failure,
    Optional<HttpAnswer> answer,
    List<CertificateJudge.Presented> presented,
    List<ClientSession> sessions) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Connects to a peer and talks as long as all goes well; the engine is strict. */
  static Talk with(Peer peer, Offer offer) {
    return with(peer, offer, Crypto.forOneHandshake());
  }

  /** As {@link #with(Peer, Offer)}, with these primitives. */
  static Talk with(Peer peer, Offer offer, Crypto crypto) {
    return with(peer, offer, crypto, List.of());
  }

  /** As {@link #with(Peer, Offer)}, with these primitives and certificates of our own. */
  static Talk with(Peer peer, Offer offer, Crypto crypto, List<Credential> credentials) {
    return with(peer, offer, crypto, credentials, PriorKeys.NONE);
  }

  /** As {@link #with(Peer, Offer)}, coming back with these keys. */
  static Talk with(
      Peer peer, Offer offer, Crypto crypto, List<Credential> credentials, PriorKeys prior) {
    long origin = System.nanoTime();
    LongSupplier clock = () -> System.nanoTime() - origin;
    List<ClientSession> sessions = new ArrayList<>();
    List<CertificateJudge.Presented> presented = new ArrayList<>();
    try {
      Target target = TargetParser.parse(peer.host() + ":" + peer.port());
      ConnectOptions options = ConnectOptions.DEFAULT;
      try (Connection connection =
          new Connector(Resolver.system(), clock).connect(target, options)) {
        ClientEngine engine =
            ClientEngine.start(
                offer,
                new ClientSettings(
                        System::nanoTime, // the same for all, as the age of tickets needs it
                        crypto,
                        RANDOM::nextBytes,
                        recording(presented),
                        Mode.STRICT,
                        KeyLog.none())
                    .with(credentials)
                    .with(sessions::add),
                prior);
        TlsConversation conversation = new TlsConversation(connection, engine);
        var timeouts = options.timeouts();
        Optional<NetworkFailure> failure =
            conversation.handshake(timeouts.deadline(Stage.HANDSHAKE, clock.getAsLong()));
        Optional<HttpAnswer> answer = Optional.empty();
        var http = timeouts.deadline(Stage.HTTP, clock.getAsLong());
        boolean asked = new String(prior.earlyData().bytes(), US_ASCII).startsWith("GET ");
        if (asked && engine.transcript().acceptedEarlyData()) {
          answer = Optional.of(conversation.answer(HttpMethod.GET, http));
        } else if (engine.isConnected()) {
          var request = new HttpRequest(HttpMethod.GET, target, "test");
          answer = Optional.of(conversation.exchange(request, http));
        }
        conversation.close();
        return new Talk(engine.transcript(), failure, answer, presented, sessions);
      }
    } catch (TargetException | NotConnectedException e) {
      throw new AssertionError("cannot connect to " + peer, e);
    }
  }

  /** Accepts whatever is presented, and writes it down. */
  static CertificateJudge recording(List<CertificateJudge.Presented> presented) {
    return new CertificateJudge() {
      @Override
      public Optional<Violation> judge(Presented shown) {
        return judgeEither(shown);
      }

      @Override
      public Optional<Violation> judgeEither(Presented shown) {
        presented.add(shown);
        return Optional.empty();
      }
    };
  }

  /** Checks that everything went well, and gives what was agreed on. */
  Negotiated succeeded() {
    assertThat(transcript.violation()).as("%s", this).isEmpty();
    assertThat(transcript.alertReceived()).isEmpty();
    assertThat(failure).isEmpty();
    assertThat(transcript.completed()).isTrue();
    assertThat(transcript.keyProof())
        .isIn(
            KeyProof.PRE_SHARED_KEY,
            KeyProof.CERTIFICATE_VERIFY,
            KeyProof.SERVER_KEY_EXCHANGE,
            KeyProof.RSA_KEY_EXCHANGE);
    assertThat(answer.orElseThrow())
        .isInstanceOfSatisfying(
            HttpAnswer.Response.class,
            response -> {
              assertThat(response.status()).isEqualTo(200);
              assertThat(response.bodyBytes()).isPositive();
            });
    return transcript.negotiated().orElseThrow();
  }
}

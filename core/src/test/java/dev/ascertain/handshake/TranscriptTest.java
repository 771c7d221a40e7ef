package dev.ascertain.handshake;

import static dev.ascertain.handshake.Sender.CLIENT;
import static dev.ascertain.handshake.Sender.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRequest;
import dev.ascertain.wire.handshake.ServerHelloDone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final HandshakeMessage MESSAGE = new ServerHelloDone();

  @Test
  void flightsAreWhatOneSideSaysWithoutWaiting() {
    Event hello = message(1, CLIENT);
    Event first = message(5, SERVER);
    Event last = new Event.ChangeCipherSpec(6, SERVER);
    Event answer = message(7, CLIENT);
    Transcript transcript = transcript(hello, first, judged(5), last, answer);

    assertThat(transcript.flights())
        .containsExactly(
            new Flight(CLIENT, 1, 1, List.of(hello)),
            new Flight(SERVER, 5, 6, List.of(first, last)),
            new Flight(CLIENT, 7, 7, List.of(answer)));
  }

  @Test
  void nothingSaidIsNoFlight() {
    Transcript silent = transcript(new Event.TransportEnded(3));

    assertThat(silent.flights()).isEmpty();
    assertThat(silent.roundTrips()).isZero();
    assertThat(silent.completed()).isFalse();
    assertThat(silent.keyProof()).isEqualTo(KeyProof.NOT_REACHED);
    assertThat(silent.violation()).isEmpty();
    assertThat(silent.alertReceived()).isEmpty();
  }

  @Test
  void roundTripsAreCountedUntilCompletion() {
    Event client = message(1, CLIENT);
    Event server = message(2, SERVER);
    Event done = new Event.Completed(3);

    assertThat(transcript(client).roundTrips()).isZero();
    assertThat(transcript(client, server).roundTrips()).isEqualTo(1);
    assertThat(transcript(client, server, server, client, done).roundTrips()).isEqualTo(1);
    assertThat(transcript(client, server, client, server, client, done).roundTrips())
        .as("with HelloRetryRequest")
        .isEqualTo(2);
    assertThat(transcript(client, server, client, server, done, client, server).roundTrips())
        .as("TLS 1.2, then data")
        .isEqualTo(2);
  }

  @Test
  void theFirstBrokenRuleCounts() {
    Violation first = violation(Rule.MALFORMED);
    Transcript transcript =
        transcript(new Event.Broken(1, first), new Event.Broken(2, violation(Rule.BAD_FINISHED)));

    assertThat(transcript.violation()).contains(first);
  }

  @Test
  void theLastProofCounts() {
    Transcript transcript =
        transcript(
            new Event.KeyProven(1, KeyProof.FAILED, Optional.of(SignatureScheme.ED25519)),
            new Event.KeyProven(2, KeyProof.RSA_KEY_EXCHANGE, Optional.empty()));

    assertThat(transcript.keyProof()).isEqualTo(KeyProof.RSA_KEY_EXCHANGE);
  }

  @Test
  void findsMessagesByKind() {
    Transcript transcript = transcript(message(1, CLIENT), message(2, SERVER));

    assertThat(transcript.messages(ServerHelloDone.class)).hasSize(2);
    assertThat(transcript.messages(HelloRequest.class)).isEmpty();
  }

  /** RFC 9846 section 6: the level says nothing any more. */
  @Test
  void inTls13EveryAlertButTwoIsAnError() {
    assertThat(alertReceived(true, Alert.warning(AlertDescription.CLOSE_NOTIFY))).isFalse();
    assertThat(alertReceived(true, Alert.warning(AlertDescription.USER_CANCELED))).isFalse();
    assertThat(alertReceived(true, Alert.warning(AlertDescription.INTERNAL_ERROR))).isTrue();
    assertThat(alertReceived(true, Alert.fatal(AlertDescription.INTERNAL_ERROR))).isTrue();
  }

  /** RFC 5246 section 7.2. */
  @Test
  void beforeTls13TheLevelSays() {
    assertThat(alertReceived(false, Alert.warning(AlertDescription.CLOSE_NOTIFY))).isFalse();
    assertThat(alertReceived(false, Alert.warning(AlertDescription.UNRECOGNIZED_NAME))).isFalse();
    assertThat(alertReceived(false, Alert.fatal(AlertDescription.UNRECOGNIZED_NAME))).isTrue();
    assertThat(alertReceived(false, Alert.warning(AlertDescription.USER_CANCELED))).isFalse();
    assertThat(alertReceived(false, Alert.fatal(AlertDescription.USER_CANCELED))).isTrue();
  }

  @Test
  void ourOwnAlertIsNotReceived() {
    Alert alert = Alert.fatal(AlertDescription.DECODE_ERROR);

    assertThat(
            transcript(new Event.AlertMessage(1, CLIENT, Epoch.PLAINTEXT, alert)).alertReceived())
        .isEmpty();
  }

  @Test
  void neverChanges() {
    List<Event> events = new ArrayList<>(List.of(message(1, CLIENT)));
    Transcript transcript = new Transcript(events, List.of(), Optional.empty());

    events.clear();

    assertThat(transcript.events()).hasSize(1);
  }

  private static boolean alertReceived(boolean tls13, Alert alert) {
    Event event = new Event.AlertMessage(1, SERVER, Epoch.PLAINTEXT, alert);
    Negotiated negotiated =
        new Negotiated(
            tls13 ? ProtocolVersion.TLS_1_3 : ProtocolVersion.TLS_1_2,
            CipherSuite.TLS_AES_128_GCM_SHA256,
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            true,
            false,
            false);
    return new Transcript(List.of(event), List.of(), Optional.of(negotiated))
        .alertReceived()
        .isPresent();
  }

  private static Transcript transcript(Event... events) {
    return new Transcript(List.of(events), List.of(), Optional.empty());
  }

  private static Event message(long nanos, Sender sender) {
    return new Event.Message(
        nanos, sender, Epoch.PLAINTEXT, MESSAGE.encode(), Dialect.TLS12_ECDHE, MESSAGE);
  }

  private static Event judged(long nanos) {
    return new Event.CertificateJudged(nanos, Optional.empty());
  }

  private static Violation violation(Rule rule) {
    return new Violation(rule, "", new ByteRange(0, 0), "one thing", "another");
  }
}

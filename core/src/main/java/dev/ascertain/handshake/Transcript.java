package dev.ascertain.handshake;

import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was said on one connection, when, and what came of it.
 *
 * @param events everything that happened, in order
 * @param records every TLS record, in order
 * @param negotiated what both sides agreed on; empty if no acceptable ServerHello came
 * @param unfinishedBytes bytes of a record of the server's that has not come whole
 */
public record Transcript(
    List<Event> events,
    List<RecordSeen> records,
    Optional<Negotiated> negotiated,
    int unfinishedBytes) {

  /** Copies the lists, so that a transcript never changes. */
  public Transcript {
    events = List.copyOf(events);
    records = List.copyOf(records);
  }

  /** A transcript in which every record came whole. */
  public Transcript(List<Event> events, List<RecordSeen> records, Optional<Negotiated> negotiated) {
    this(events, records, negotiated, 0);
  }

  /** All events of one kind, in order. */
  public <E extends Event> Stream<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** All messages of one kind, in order, with their events. */
  public Stream<Event.Message> messages(Class<? extends HandshakeMessage> kind) {
    return events(Event.Message.class).filter(e -> kind.isInstance(e.message()));
  }

  /** Whether both Finished messages were right. */
  public boolean completed() {
    return events(Event.Completed.class).findAny().isPresent();
  }

  /** The rule that was broken first; it ended the handshake. */
  public Optional<Violation> violation() {
    return events(Event.Broken.class).findFirst().map(Event.Broken::violation);
  }

  /** The alert by which the server ended the connection with an error, if it did. */
  public Optional<Event.AlertMessage> alertReceived() {
    return events(Event.AlertMessage.class)
        .filter(e -> e.sender() == Sender.SERVER && isError(e.alert()))
        .findFirst();
  }

  // RFC 9846 section 6.2: in TLS 1.3 every alert but close_notify and user_canceled is an error,
  // whatever its level; before, its level says, and one that is no level is no warning.
  private boolean isError(Alert alert) {
    boolean tls13 = negotiated.map(n -> n.version().equals(ProtocolVersion.TLS_1_3)).orElse(false);
    boolean harmless =
        tls13
            ? alert.description().equals(AlertDescription.USER_CANCELED)
            : alert.level().equals(AlertLevel.WARNING);
    return !harmless && !alert.description().equals(AlertDescription.CLOSE_NOTIFY);
  }

  /** How the server proved its key. */
  public KeyProof keyProof() {
    return events(Event.KeyProven.class)
        .reduce((first, last) -> last)
        .map(Event.KeyProven::proof)
        .orElse(KeyProof.NOT_REACHED);
  }

  /** Whether keys from before the connection stood in for a certificate. */
  public boolean usedPriorKey() {
    return keyProof() == KeyProof.PRE_SHARED_KEY;
  }

  /**
   * Whether the server proved that it holds a raw public key that was known beforehand (RFC 7250).
   */
  public boolean provedKnownKey() {
    boolean raw =
        negotiated
            .filter(n -> n.certificateTypes().server().equals(CertificateType.RAW_PUBLIC_KEY))
            .isPresent();
    boolean known =
        events(Event.CertificateJudged.class)
            .reduce((first, last) -> last)
            .filter(judged -> judged.violation().isEmpty())
            .isPresent();
    return raw
        && known
        && switch (keyProof()) {
          case CERTIFICATE_VERIFY, SERVER_KEY_EXCHANGE, RSA_KEY_EXCHANGE -> true;
          case DELEGATED_CREDENTIAL, PRE_SHARED_KEY, FAILED, BAD_DELEGATION, NOT_REACHED -> false;
        };
  }

  /** Whether the server did not go by our encrypted ClientHello (RFC 9849 section 6.1.4). */
  public boolean rejectedEncryption() {
    return events(Event.EchAnswered.class).anyMatch(answer -> !answer.accepted());
  }

  /** Whether a ClientHello announced early data. */
  public boolean offeredEarlyData() {
    return messages(ClientHello.class)
        .anyMatch(e -> ((ClientHello) e.message()).extensions().has(ExtensionType.EARLY_DATA));
  }

  /** Whether the server took it (RFC 9846 section 4.3.10). */
  public boolean acceptedEarlyData() {
    return messages(EncryptedExtensions.class)
        .anyMatch(
            e -> ((EncryptedExtensions) e.message()).extensions().has(ExtensionType.EARLY_DATA));
  }

  /** What was sent without waiting for the other side, in order. */
  public List<Flight> flights() {
    List<Flight> flights = new ArrayList<>();
    List<Event> open = new ArrayList<>();
    Optional<Sender> speaker = Optional.empty();
    for (Event event : events) {
      Optional<Sender> sender = sender(event);
      if (sender.isEmpty()) {
        continue;
      }
      if (!open.isEmpty() && !sender.equals(speaker)) {
        flights.add(flight(speaker.orElseThrow(), open));
        open.clear();
      }
      speaker = sender;
      open.add(event);
    }
    if (!open.isEmpty()) {
      flights.add(flight(speaker.orElseThrow(), open));
    }
    return List.copyOf(flights);
  }

  /**
   * Round trips the handshake took before the client could send application data: 1 for TLS 1.3, 2
   * for TLS 1.2, and one more for a HelloRetryRequest. For a handshake that did not complete, those
   * that were made.
   */
  public int roundTrips() {
    int trips = 0;
    Optional<Sender> speaker = Optional.empty();
    for (Event event : events) {
      if (event instanceof Event.Completed) {
        break;
      }
      Optional<Sender> sender = sender(event);
      if (sender.equals(Optional.of(Sender.SERVER)) && speaker.equals(Optional.of(Sender.CLIENT))) {
        trips++;
      }
      speaker = sender.isPresent() ? sender : speaker;
    }
    return trips;
  }

  private static Flight flight(Sender sender, List<Event> events) {
    return new Flight(sender, events.getFirst().nanos(), events.getLast().nanos(), events);
  }

  private static Optional<Sender> sender(Event event) {
    return switch (event) {
      case Event.Message e -> Optional.of(e.sender());
      case Event.MalformedMessage e -> Optional.of(e.sender());
      case Event.ChangeCipherSpec e -> Optional.of(e.sender());
      case Event.AlertMessage e -> Optional.of(e.sender());
      case Event.ApplicationData e -> Optional.of(e.sender());
      case Event.Uncompressed _,
          Event.InnerHello _,
          Event.EchAnswered _,
          Event.CertificateJudged _,
          Event.DelegationJudged _,
          Event.CertificateAnswered _,
          Event.KeyProven _,
          Event.Completed _,
          Event.Broken _,
          Event.NotTls _,
          Event.TransportEnded _ ->
          Optional.empty();
    };
  }
}

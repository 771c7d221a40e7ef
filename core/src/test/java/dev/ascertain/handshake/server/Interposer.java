package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.engine.StateMachine;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.handshake.keys.LoggedKeys;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Stands between two engines and hands what one of them says to the other, message by message, each
 * in a record of its own. It knows the keys, so that it can also say something else.
 */
final class Interposer {
  private final Sender sender;
  private final TlsEngine subject;
  private final TlsEngine peer;
  private final LoggedKeys keys;
  private final CipherSuite earlySuite;
  private final UnaryOperator<HandshakeMessage> change;
  private final Deque<Saying> pending = new ArrayDeque<>();
  private final Map<Epoch, RecordProtection> protections = new EnumMap<>(Epoch.class);
  private int seen;
  private boolean finished;
  private int recordSize = TlsPlaintext.MAX_LENGTH;
  private int pieceSize = Integer.MAX_VALUE;

  /**
   * Something the peer says.
   *
   * @param name what the state machines call it
   * @param bytes what its record holds
   */
  record Saying(String name, ContentType type, Epoch epoch, byte[] bytes) {
    Saying with(byte[] other) {
      return new Saying(name, type, epoch, other);
    }
  }

  /**
   * A place between two engines that have said nothing to each other.
   *
   * @param sender the side of the peer
   * @param subject the engine that is spoken to
   * @param peer the engine that speaks
   * @param keys the key log of the peer
   * @param earlySuite the suite of early data, if there is any
   * @param change what becomes of each message
   */
  Interposer(
      Sender sender,
      TlsEngine subject,
      TlsEngine peer,
      LoggedKeys keys,
      CipherSuite earlySuite,
      UnaryOperator<HandshakeMessage> change) {
    this.sender = sender;
    this.subject = subject;
    this.peer = peer;
    this.keys = keys;
    this.earlySuite = earlySuite;
    this.change = change;
  }

  /** What the peer says next; empty if it waits, or is done. */
  Optional<Saying> next() {
    if (pending.isEmpty()) {
      peer.received(subject.takeOutput());
      peer.takeOutput();
      listen();
    }
    return Optional.ofNullable(pending.peekFirst());
  }

  /** Hands on what the peer says next. */
  void handOn() {
    say(pending.removeFirst());
  }

  /** Keeps back what the peer says next. */
  Saying take() {
    return pending.removeFirst();
  }

  /** Has the peer say something next. */
  void putFirst(Saying saying) {
    pending.addFirst(saying);
  }

  /** Sets the most bytes that a record holds from here on. */
  void recordSize(int bytes) {
    recordSize = bytes;
  }

  /** Sets in what sizes bytes arrive from here on. */
  void pieceSize(int bytes) {
    pieceSize = bytes;
  }

  /** Says something in place of what comes next, under the keys that this would come under. */
  void sayInstead(ContentType type, byte[] bytes) {
    Epoch epoch =
        pending.stream()
            .filter(each -> !isDropped(each.type()))
            .findFirst()
            .map(Saying::epoch)
            .orElse(finished ? Epoch.APPLICATION : Epoch.PLAINTEXT);
    say(new Saying("", type, epoch, bytes));
  }

  /** RFC 9846 section 5: a change_cipher_spec record of TLS 1.3 is never encrypted. */
  private boolean isDropped(ContentType type) {
    return isTls13() && type.equals(ContentType.CHANGE_CIPHER_SPEC);
  }

  private void say(Saying saying) {
    RecordProtection protection =
        isDropped(saying.type())
            ? RecordProtection.none()
            : protections.computeIfAbsent(saying.epoch(), this::under);
    byte[] bytes = saying.bytes();
    int from = 0;
    do {
      byte[] fragment = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + recordSize));
      arrive(protection.protect(saying.type(), ProtocolVersion.TLS_1_2, fragment));
      from += fragment.length;
    } while (from < bytes.length);
  }

  /** Has bytes arrive as they are. */
  void arrive(byte[] bytes) {
    for (int from = 0; from < bytes.length; ) {
      int to = (int) Math.min(bytes.length, (long) from + pieceSize);
      subject.received(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
  }

  private RecordProtection under(Epoch epoch) {
    return epoch == Epoch.EARLY_DATA
        ? keys.protection13(sender, epoch, earlySuite)
        : keys.protection(sender, epoch, peer.transcript());
  }

  private boolean isTls13() {
    return Stream.of(subject, peer)
        .flatMap(engine -> engine.transcript().negotiated().stream())
        .anyMatch(agreed -> agreed.version().equals(ProtocolVersion.TLS_1_3));
  }

  private void listen() {
    var events = peer.transcript().events();
    for (Event event : events.subList(seen, events.size())) {
      switch (event) {
        case Event.Message message when message.sender() == sender -> {
          HandshakeMessage changed = change.apply(message.message());
          byte[] bytes = changed.equals(message.message()) ? message.bytes() : changed.encode();
          String name = HandshakeMessage.trace(bytes, message.dialect()).field().name();
          pending.add(new Saying(name, ContentType.HANDSHAKE, message.epoch(), bytes));
          finished |= name.equals("Finished");
        }
        case Event.ChangeCipherSpec spec when spec.sender() == sender ->
            pending.add(
                new Saying(
                    StateMachine.CHANGE_CIPHER_SPEC,
                    ContentType.CHANGE_CIPHER_SPEC,
                    Epoch.PLAINTEXT,
                    new byte[] {1}));
        case Event.ApplicationData data when data.sender() == sender ->
            pending.add(
                new Saying(
                    StateMachine.APPLICATION_DATA,
                    ContentType.APPLICATION_DATA,
                    finished ? Epoch.APPLICATION : Epoch.EARLY_DATA,
                    new byte[data.length()]));
        default -> {}
      }
    }
    seen = events.size();
  }
}

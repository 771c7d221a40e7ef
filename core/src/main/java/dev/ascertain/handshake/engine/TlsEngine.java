package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.Alerts;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.handshake.keys.RecordProtection.Plaintext;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.HandshakeReassembler;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.KeyUpdate;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One side of a TLS connection, sans I/O: it is given the bytes the peer sent and says which bytes
 * to send back.
 *
 * <pre>{@code
 * while (engine.isHandshaking()) {
 *   socket.write(engine.takeOutput());
 *   engine.received(socket.read());
 * }
 * engine.send(data);
 * }</pre>
 *
 * <p>Nothing a peer sends makes a method throw: what is wrong stands in the {@link #transcript},
 * and the alert to send is in {@link #takeOutput}. Not safe for use by several threads at once.
 */
public abstract class TlsEngine {
  private static final byte[] CHANGE_CIPHER_SPEC = {1};

  private final Sender self;
  private final Sender peer;
  private final LongSupplier clock;
  private final Log log = new Log();
  private final Incoming incoming;
  private final Outgoing outgoing;
  private final List<byte[]> applicationData = new ArrayList<>();
  private final List<byte[]> earlyData = new ArrayList<>();
  private Optional<Negotiated> negotiated = Optional.empty();
  private State state;
  private Status status = Status.HANDSHAKING;
  private final ProgressLimit progress = new ProgressLimit();
  private boolean peerClosed;

  /** Whether we asked for a KeyUpdate that has not come. */
  private boolean updateAwaited;

  private int maxReceived = TlsPlaintext.MAX_LENGTH;

  /** When the bytes being handled arrived. */
  private long arrival;

  private enum Status {
    HANDSHAKING,
    CONNECTED,
    /** The peer said close_notify; ours is still to come. */
    PEER_CLOSED,
    /** We said close_notify; the peer's is still to come. */
    SELF_CLOSED,
    ENDED
  }

  /**
   * A side that has said nothing yet.
   *
   * @param self which side it is
   * @param clock elapsed time in nanoseconds, from any origin; it stamps events
   * @param start where it starts, with what it says without being asked
   */
  protected TlsEngine(Sender self, LongSupplier clock, Step start) {
    this.self = self;
    this.peer = self == Sender.CLIENT ? Sender.SERVER : Sender.CLIENT;
    this.clock = clock;
    this.incoming = new Incoming(peer, log);
    this.outgoing = new Outgoing(self, clock, log);
    this.state = start.next();
    start.actions().forEach(this::perform);
    outgoing.flush();
  }

  /** The other side. */
  public final Sender peer() {
    return peer;
  }

  /** Whether the handshake is still going on. */
  public final boolean isHandshaking() {
    return status == Status.HANDSHAKING;
  }

  /** Whether the handshake is complete and application data can be sent and received. */
  public final boolean isConnected() {
    return status == Status.CONNECTED;
  }

  /**
   * Whether nothing more will be read: by an alert, a violation or the end of transport. All that
   * may still be sent is the answer to a close_notify, by {@link #close}.
   */
  public final boolean hasEnded() {
    return status == Status.ENDED || status == Status.PEER_CLOSED;
  }

  /** Whether the peer said close_notify, so that nothing it sent is missing. */
  public final boolean hasPeerClosed() {
    return peerClosed;
  }

  /** What both sides agreed on so far; empty until a version and a cipher suite are chosen. */
  public final Optional<Negotiated> negotiated() {
    return negotiated;
  }

  /**
   * Whether the last flight of our handshake is out: until then, whatever the peer sends, something
   * remains to be sent before the handshake is complete.
   */
  public final boolean hasSentFinished() {
    return outgoing.epoch() == Epoch.APPLICATION;
  }

  /**
   * Forgets what has happened, and from here on notes only how the connection ends: for connections
   * that live long.
   */
  public final void forgetTranscript() {
    log.forget();
  }

  /**
   * Whether application data can be sent. RFC 9846 section 6.1: close_notify "does not have any
   * effect on" the other direction; in TLS 1.2 the peer "MUST respond with a close_notify alert of
   * its own and close down the connection immediately" (RFC 5246 section 7.2.1).
   */
  public final boolean maySend() {
    // The keys that others could be made of are forgotten once the peer has closed.
    return status == Status.CONNECTED
        || (status == Status.PEER_CLOSED && isTls13() && !outgoing.isSpent());
  }

  /**
   * What has happened so far: the whole handshake, of what follows it the beginning, at most some
   * thousand records, and how the connection ended.
   */
  public final Transcript transcript() {
    return log.transcript(negotiated, incoming.pendingBytes());
  }

  /** Whether {@link #takeOutput} has anything to give. */
  public final boolean hasOutput() {
    return outgoing.hasWaiting();
  }

  /** The bytes to send now, as one write; empty if there are none. They are given out once. */
  public final byte[] takeOutput() {
    return outgoing.take();
  }

  /** Application data received since the last call, in order. */
  public final List<byte[]> takeApplicationData() {
    return takeAll(applicationData);
  }

  /** Early data received since the last call, in order (RFC 9846 section 2.3). */
  protected final List<byte[]> takeAllEarlyData() {
    return takeAll(earlyData);
  }

  private static List<byte[]> takeAll(List<byte[]> received) {
    List<byte[]> taken = List.copyOf(received);
    received.clear();
    return taken;
  }

  /** Handles all of {@code bytes}, which have just arrived. */
  public final void received(byte[] bytes) {
    received(ByteBuffer.wrap(bytes), RecordProtection.NO_ROOM);
  }

  /**
   * Handles all of {@code bytes}, which have just arrived, and decrypts application data straight
   * to where it is wanted.
   *
   * @param bytes in an array; all of them are taken
   * @param content where application data goes, while a record fits that may be there: by up to 256
   *     bytes more than what it holds. The rest is left for {@link #takeApplicationData}. What
   *     follows the position may change
   */
  public final void received(ByteBuffer bytes, ByteBuffer content) {
    if (hasEnded()) {
      // RFC 9846 section 6.1: "Any data received after a closure alert has been received MUST be
      // ignored."
      bytes.position(bytes.limit());
      return;
    }
    arrival = clock.getAsLong();
    incoming.feed(bytes);
    try {
      for (Optional<FramedRecord> framed = incoming.nextRecord();
          framed.isPresent() && !hasEnded();
          framed = incoming.nextRecord()) {
        onRecord(framed.get(), content);
      }
    } catch (ViolationException e) {
      fail(e.violation());
    }
  }

  /** Notes that the peer's side of the transport has just ended. */
  public final void receivedEnd() {
    if (!hasEnded()) {
      log.add(new Event.TransportEnded(clock.getAsLong()));
      end(Status.ENDED);
    }
  }

  /**
   * Encrypts application data; it is then in {@link #takeOutput}.
   *
   * @throws IllegalStateException unless {@link #maySend}
   */
  public final void send(byte[] data) {
    send(ByteBuffer.wrap(data), RecordProtection.NO_ROOM);
  }

  /**
   * Encrypts application data straight to where it is wanted.
   *
   * @param data in an array; all of it is taken
   * @param out where the records go, if they have room there all together and no others wait;
   *     otherwise they are in {@link #takeOutput}
   * @throws IllegalStateException unless {@link #maySend}
   */
  public final void send(ByteBuffer data, ByteBuffer out) {
    if (!maySend()) {
      throw new IllegalStateException("not connected");
    }
    // RFC 9846 section 5.5: "Implementations MUST either close the connection or do a key update
    // [...] prior to reaching these limits."
    if (outgoing.isSpent()) {
      updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    }
    int length = data.remaining();
    outgoing.write(ContentType.APPLICATION_DATA, data, out);
    log.add(new Event.ApplicationData(clock.getAsLong(), self, length));
  }

  /**
   * Changes the keys under which application data is sent, in TLS 1.3 (RFC 9846 section 4.7.3). A
   * peer that was asked, and has yet to answer, is not asked again.
   *
   * @param request whether the peer is asked to change his as well
   * @throws IllegalStateException unless {@link #isConnected} in TLS 1.3
   */
  public final void updateKeys(KeyUpdateRequest request) {
    if (status != Status.CONNECTED) {
      throw new IllegalStateException("not connected");
    }
    // RFC 9846 section 4.7.3: "Until receiving a subsequent KeyUpdate from the peer, the sender
    // MUST
    // NOT send another KeyUpdate with request_update set to "update_requested"."
    Step step = state.updateKeys(updateAwaited ? KeyUpdateRequest.UPDATE_NOT_REQUESTED : request);
    updateAwaited |= request.equals(KeyUpdateRequest.UPDATE_REQUESTED);
    state = step.next();
    step.actions().forEach(this::perform);
    outgoing.flush();
  }

  /**
   * Keying material for another protocol, of which both sides of the connection compute the same
   * (RFC 9846 section 7.5, RFC 5705 section 4).
   *
   * @param label what it is for, from the registry of exporter labels
   * @param context what it is bound to. TLS 1.2 tells none from one of no bytes, TLS 1.3 does not
   * @param length bytes
   * @throws IllegalStateException before the handshake is complete, and after the connection has
   *     ended, when the keys are forgotten
   */
  public final byte[] exportKeyingMaterial(String label, Optional<byte[]> context, int length) {
    if (hasEnded()) {
      throw new IllegalStateException("the connection has ended");
    }
    return state.exportKeyingMaterial(label, context, length);
  }

  /**
   * Says that nothing more will be sent, also in answer to the peer's close_notify. RFC 9846
   * section 6.1: "Each party MUST send a "close_notify" alert before closing its write side of the
   * connection, unless it has already sent some error alert." Does nothing after an error. All keys
   * are forgotten, so that nothing more can be received either.
   */
  public final void close() {
    if (status != Status.ENDED) {
      // RFC 9846 section 6.1: "This alert MUST be sent with AlertLevel=warning."
      alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
      end(Status.ENDED);
    }
  }

  /**
   * Says that nothing more will be sent, and goes on reading until the peer's close_notify. Before
   * the handshake is complete, and once the peer has closed, the same as {@link #close}.
   */
  public final void closeOutput() {
    if (status == Status.CONNECTED) {
      alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
      outgoing.close();
      status = Status.SELF_CLOSED;
    } else if (status != Status.SELF_CLOSED) {
      close();
    }
  }

  private void onRecord(FramedRecord framed, ByteBuffer content) throws ViolationException {
    // RFC 9846 section 5: a TLS 1.3 ChangeCipherSpec is never encrypted.
    boolean plainChangeCipherSpec =
        isTls13() && framed.type().equals(ContentType.CHANGE_CIPHER_SPEC);
    // Application data stays in order: nothing overtakes what waits to be taken.
    boolean direct = applicationData.isEmpty() && incoming.epoch() == Epoch.APPLICATION;
    ByteBuffer room = direct ? content : RecordProtection.NO_ROOM;
    Optional<Plaintext> opened =
        incoming.open(framed, arrival, plainChangeCipherSpec || isEarlyAlert(framed), room);
    if (opened.isEmpty()) {
      return;
    }
    Plaintext plain = opened.get();
    // RFC 6066 section 4: a record longer than was agreed ends with "record_overflow".
    if (plain.length() > maxReceived) {
      throw violation(
          Rule.RECORD_OVERFLOW, "at most " + maxReceived + " bytes", plain.length() + " bytes");
    }
    progress.check(plain, status == Status.HANDSHAKING, log.recordCount());
    // An open registry cannot be switched over.
    if (plain.type().equals(ContentType.HANDSHAKE)) {
      onHandshakeFragment(plain.fragment());
      return;
    }
    incoming.messages().requireUninterrupted(plain.type());
    if (plain.type().equals(ContentType.ALERT)) {
      // RFC 5246 section 6.2.1: "Implementations MUST NOT send zero-length fragments of Handshake,
      // Alert, or ChangeCipherSpec content types." In TLS 1.3, Protection13 has seen to it.
      if (plain.length() == 0) {
        throw violation(Rule.EMPTY_FRAGMENT, "an alert", "an empty alert record");
      }
      onAlert(Alert.decode(plain.fragment()));
    } else if (plain.type().equals(ContentType.CHANGE_CIPHER_SPEC)) {
      // RFC 9846 section 5: an implementation "which receives a protected change_cipher_spec record
      // MUST abort the handshake with an "unexpected_message" alert."
      if (isTls13() && !plainChangeCipherSpec) {
        throw state.unexpectedRecord("an encrypted change_cipher_spec record");
      }
      onChangeCipherSpec(plain.fragment());
    } else if (plain.type().equals(ContentType.APPLICATION_DATA)) {
      onApplicationData(plain, room);
    } else {
      throw state.unexpectedRecord(plain.type() + " record");
    }
  }

  /**
   * Whether this is the alert of a client that has no handshake keys, because it does not like our
   * ServerHello: the server, which has them already, must be able to read why (RFC 9846 section 6:
   * alerts "are encrypted as specified by the current connection state", which is the sender's).
   */
  private boolean isEarlyAlert(FramedRecord framed) {
    return self == Sender.SERVER
        && incoming.epoch() == Epoch.HANDSHAKE
        && framed.type().equals(ContentType.ALERT)
        && !incoming.isUsed();
  }

  private void onHandshakeFragment(byte[] fragment) throws ViolationException {
    if (status != Status.HANDSHAKING) {
      incoming.startCountingAnew();
    }
    HandshakeReassembler messages = incoming.messages();
    messages.feed(fragment);
    for (Optional<byte[]> bytes = messages.next(); bytes.isPresent(); bytes = messages.next()) {
      onMessage(bytes.get());
    }
  }

  private void onMessage(byte[] bytes) throws ViolationException {
    var dialect = state.dialect();
    HandshakeMessage message;
    try {
      message = HandshakeMessage.decode(bytes, dialect);
    } catch (ViolationException e) {
      log.add(new Event.MalformedMessage(arrival, peer, incoming.epoch(), bytes, dialect));
      throw e;
    }
    log.add(new Event.Message(arrival, peer, incoming.epoch(), bytes, dialect, message));
    updateAwaited &= !(message instanceof KeyUpdate);
    if (!state.ignores(message)) {
      proceed(state.on(new Received(message, bytes, dialect)));
    }
  }

  private void onChangeCipherSpec(byte[] fragment) throws ViolationException {
    log.add(new Event.ChangeCipherSpec(arrival, peer));
    boolean wellFormed = fragment.length == 1 && fragment[0] == CHANGE_CIPHER_SPEC[0];
    if (!wellFormed) {
      throw violation(
          Rule.UNEXPECTED_RECORD, "the single byte 1", HexFormat.of().formatHex(fragment));
    }
    proceed(state.onChangeCipherSpec());
  }

  private void onApplicationData(Plaintext plain, ByteBuffer room) throws ViolationException {
    proceed(state.onApplicationData(plain.length()));
    if (plain.isIn(room)) {
      room.position(room.position() + plain.length());
    } else if (plain.length() > 0) {
      (incoming.epoch() == Epoch.EARLY_DATA ? earlyData : applicationData).add(plain.fragment());
    }
    log.add(new Event.ApplicationData(arrival, peer, plain.length()));
  }

  private void onAlert(Alert alert) {
    log.add(new Event.AlertMessage(arrival, peer, incoming.epoch(), alert));
    // RFC 9846 section 6: in TLS 1.3 "the severity is implicit in the type of alert being sent":
    // all but close_notify and user_canceled are fatal. RFC 5246 section 7.2: before, it is the
    // level that counts.
    // RFC 9846 section 6: "All the alerts listed in [...] MUST be sent with AlertLevel=fatal and
    // MUST be treated as error alerts when received regardless of the AlertLevel in the message."
    // "Unknown Alert types MUST be treated as error alerts."
    // Before a version is agreed on, the peer may be one of TLS 1.2 that only warns, as those do
    // that do not know the server_name: its level counts.
    boolean benign =
        isTls13()
            ? alert.description().equals(AlertDescription.USER_CANCELED)
            : alert.level().equals(AlertLevel.WARNING)
                && !alert.description().equals(AlertDescription.CLOSE_NOTIFY);
    if (!benign) {
      // RFC 9846 section 6: "Upon receiving an error alert, the TLS implementation SHOULD indicate
      // an error to the application and MUST NOT allow any further data to be sent or received on
      // the connection."
      boolean orderly = alert.description().equals(AlertDescription.CLOSE_NOTIFY);
      peerClosed |= orderly;
      end(orderly && status == Status.CONNECTED ? Status.PEER_CLOSED : Status.ENDED);
    }
  }

  private boolean isTls13() {
    return negotiated.isPresent() && negotiated.get().version().equals(ProtocolVersion.TLS_1_3);
  }

  private void proceed(Step step) throws ViolationException {
    state = step.next();
    for (Action action : step.actions()) {
      perform(action);
      if (action instanceof Action.ReadUnder) {
        incoming.messages().requireBoundary();
      }
    }
    outgoing.flush();
  }

  private void perform(Action action) {
    switch (action) {
      case Action.Send send -> {
        log.add(
            new Event.Message(
                clock.getAsLong(),
                self,
                outgoing.epoch(),
                send.bytes(),
                send.dialect(),
                send.message()));
        outgoing.writeMessage(send.bytes());
      }
      case Action.SendChangeCipherSpec _ -> {
        log.add(new Event.ChangeCipherSpec(clock.getAsLong(), self));
        outgoing.writeInTheClear(ContentType.CHANGE_CIPHER_SPEC, CHANGE_CIPHER_SPEC);
      }
      case Action.SendEarlyData early -> {
        outgoing.write(ContentType.APPLICATION_DATA, early.data());
        log.add(new Event.ApplicationData(clock.getAsLong(), self, early.data().length));
      }
      case Action.Warn warn -> alert(AlertLevel.WARNING, warn.description());
      case Action.WriteUnder keys -> outgoing.under(keys.protection(), keys.epoch());
      case Action.ReadUnder keys ->
          incoming.under(
              keys.protection(),
              keys.epoch(),
              isTls13() ? TlsCiphertext.MAX_LENGTH_13 : TlsCiphertext.MAX_LENGTH_12);
      case Action.SkipEarlyData skip -> incoming.skipEarlyData(skip.limit());
      case Action.LimitRecords limits -> {
        outgoing.limit(limits.sent());
        maxReceived = limits.received();
      }
      case Action.Agree agree -> {
        negotiated = Optional.of(agree.negotiated());
        if (!isTls13()) {
          outgoing.version(agree.negotiated().version());
        }
      }
      case Action.Fail failure -> fail(failure.violation());
      case Action.Note note -> {
        Event event = note.event().at(clock.getAsLong());
        log.add(event);
        if (event instanceof Event.Completed) {
          status = Status.CONNECTED;
        }
      }
    }
  }

  private void fail(Violation violation) {
    log.add(new Event.Broken(clock.getAsLong(), violation));
    if (violation.rule() == Rule.NOT_A_RECORD && incoming.isAtStart()) {
      // A peer that does not speak TLS would take an alert for something else.
      log.add(new Event.NotTls(arrival, incoming.preview()));
    } else {
      // RFC 9846 section 6.2: "Upon transmission or receipt of a fatal alert message, both parties
      // MUST immediately close the connection." "Whenever an implementation encounters a fatal
      // error condition, it SHOULD send an appropriate fatal alert and MUST close the connection
      // without sending or receiving any additional data."
      alert(AlertLevel.FATAL, Alerts.answering(violation.rule()));
    }
    end(Status.ENDED);
  }

  /** Nothing more is read: forgets all keys, but those for the answer to a close_notify. */
  private void end(Status how) {
    // RFC 9846 section 6: "Servers and clients MUST forget the secret values and keys established
    // in failed connections, with the exception of the PSKs associated with session tickets, which
    // SHOULD be discarded if possible."
    status = how;
    state.forget();
    incoming.forget();
    if (how == Status.ENDED) {
      outgoing.forget();
    }
  }

  private void alert(AlertLevel level, AlertDescription description) {
    Alert alert = new Alert(level, description);
    outgoing.write(ContentType.ALERT, alert.encode());
    log.add(new Event.AlertMessage(clock.getAsLong(), self, outgoing.epoch(), alert));
  }

  private static ViolationException violation(Rule rule, String expected, String actual) {
    return new ViolationException(new Violation(rule, "", new ByteRange(0, 0), expected, actual));
  }
}

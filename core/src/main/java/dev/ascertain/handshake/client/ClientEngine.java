package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Alerts;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.RecordSeen;
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
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.RecordDeframer;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A TLS client, sans I/O: it is given the bytes a server sent and says which bytes to send back.
 *
 * <pre>{@code
 * var engine = ClientEngine.start(offer, settings);
 * while (engine.isHandshaking()) {
 *   socket.write(engine.takeOutput());
 *   engine.received(socket.read());
 * }
 * engine.send(request);
 * }</pre>
 *
 * <p>Nothing a server sends makes a method throw: what is wrong stands in the {@link #transcript},
 * and the alert to send is in {@link #takeOutput}. Not safe for use by several threads at once.
 */
public final class ClientEngine {
  private static final byte[] CHANGE_CIPHER_SPEC = {1};

  /**
   * The most records in a row that carry nothing new: key updates, tickets, warnings, empty ones. A
   * real server sends a handful, and each costs us work and memory.
   */
  private static final int MAX_BARREN_RECORDS = 256;

  /** The most records of one handshake: as many as its messages fill at 64 bytes each. */
  private static final int MAX_HANDSHAKE_RECORDS = HandshakeReassembler.MAX_TOTAL / 64;

  private final LongSupplier clock;
  private final List<Event> events = new ArrayList<>();
  private final List<RecordSeen> records = new ArrayList<>();
  private final RecordDeframer deframer = new RecordDeframer();
  private HandshakeReassembler reassembler = new HandshakeReassembler();
  private final Flow sent = new Flow();
  private final Flow read = new Flow();
  private final List<byte[]> applicationData = new ArrayList<>();
  private Writer output = new Writer();
  private Optional<Negotiated> negotiated = Optional.empty();
  private ClientState state;
  private Status status = Status.HANDSHAKING;
  private int barrenRecords;

  /** When the bytes being handled arrived. */
  private long arrival;

  private enum Status {
    HANDSHAKING,
    CONNECTED,
    /** The server said close_notify; ours is still to come. */
    SERVER_CLOSED,
    ENDED
  }

  /** One direction of the connection: the keys in force and the bytes so far. */
  private static final class Flow {
    RecordProtection protection = RecordProtection.none();
    Epoch epoch = Epoch.PLAINTEXT;
    long offset;
  }

  private ClientEngine(LongSupplier clock, ClientState state) {
    this.clock = clock;
    this.state = state;
  }

  /** Starts a handshake; the ClientHello is in {@link #takeOutput}. */
  public static ClientEngine start(Offer offer, ClientSettings settings) {
    FirstFlight first = FirstFlight.of(offer, settings);
    var context = new ClientContext(offer, settings, first.hello(), offer.middleboxCompatibility());
    var engine =
        new ClientEngine(
            settings.clock(),
            new ExpectServerHello(context, first.bytes(), first.keys(), Optional.empty()));
    engine.perform(first.send());
    return engine;
  }

  /** Whether the handshake is still going on. */
  public boolean isHandshaking() {
    return status == Status.HANDSHAKING;
  }

  /** Whether the handshake is complete and application data can be sent and received. */
  public boolean isConnected() {
    return status == Status.CONNECTED;
  }

  /**
   * Whether nothing more will be read: by an alert, a violation or the end of transport. All that
   * may still be sent is the answer to a close_notify, by {@link #close}.
   */
  public boolean hasEnded() {
    return status == Status.ENDED || status == Status.SERVER_CLOSED;
  }

  /** What has happened so far. */
  public Transcript transcript() {
    return new Transcript(events, records, negotiated, deframer.pendingBytes());
  }

  /** The bytes to send now, as one write; empty if there are none. They are given out once. */
  public byte[] takeOutput() {
    byte[] bytes = output.toByteArray();
    output = new Writer();
    return bytes;
  }

  /** Application data received since the last call, in order. */
  public List<byte[]> takeApplicationData() {
    List<byte[]> taken = List.copyOf(applicationData);
    applicationData.clear();
    return taken;
  }

  /** Handles all of {@code bytes}, which have just arrived and must not change any more. */
  public void received(byte[] bytes) {
    if (hasEnded()) {
      return;
    }
    arrival = clock.getAsLong();
    deframer.feed(bytes);
    try {
      for (Optional<FramedRecord> framed = deframer.next();
          framed.isPresent() && !hasEnded();
          framed = deframer.next()) {
        onRecord(framed.get());
      }
    } catch (ViolationException e) {
      fail(e.violation());
    }
  }

  /** Notes that the server's side of the transport has just ended. */
  public void receivedEnd() {
    if (!hasEnded()) {
      events.add(new Event.TransportEnded(clock.getAsLong()));
      status = Status.ENDED;
    }
  }

  /**
   * Encrypts application data; it is then in {@link #takeOutput}.
   *
   * @throws IllegalStateException unless {@link #isConnected}
   */
  public void send(byte[] data) {
    if (status != Status.CONNECTED) {
      throw new IllegalStateException("not connected");
    }
    write(ContentType.APPLICATION_DATA, data);
    events.add(new Event.ApplicationData(clock.getAsLong(), Sender.CLIENT, data.length));
  }

  /**
   * Says that nothing more will be sent, also in answer to the server's close_notify. RFC 9846
   * section 6.1: "Each party MUST send a "close_notify" alert before closing its write side of the
   * connection, unless it has already sent some error alert." Does nothing after an error.
   */
  public void close() {
    if (status != Status.ENDED) {
      alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
      status = Status.ENDED;
    }
  }

  private void onRecord(FramedRecord framed) throws ViolationException {
    Plaintext plain;
    try {
      plain = open(framed);
    } catch (ViolationException e) {
      note(framed, framed.type());
      throw e;
    }
    note(framed, plain.type());
    requireProgress(plain);
    // An open registry cannot be switched over.
    if (plain.type().equals(ContentType.HANDSHAKE)) {
      onHandshakeFragment(plain.fragment());
      return;
    }
    reassembler.requireUninterrupted(plain.type());
    if (plain.type().equals(ContentType.ALERT)) {
      // RFC 5246 section 6.2.1: "Implementations MUST NOT send zero-length fragments of Handshake,
      // Alert, or ChangeCipherSpec content types." In TLS 1.3, Protection13 has seen to it.
      if (plain.fragment().length == 0) {
        throw violation(Rule.EMPTY_FRAGMENT, "an alert", "an empty alert record");
      }
      onAlert(Alert.decode(plain.fragment()));
    } else if (plain.type().equals(ContentType.CHANGE_CIPHER_SPEC)) {
      // RFC 9846 section 5: an implementation "which receives a protected change_cipher_spec record
      // MUST abort the handshake with an "unexpected_message" alert."
      if (isTls13() && !framed.type().equals(ContentType.CHANGE_CIPHER_SPEC)) {
        throw violation(
            Rule.UNEXPECTED_RECORD, state.expected(), "an encrypted change_cipher_spec record");
      }
      onChangeCipherSpec(plain.fragment());
    } else if (plain.type().equals(ContentType.APPLICATION_DATA) && status == Status.CONNECTED) {
      applicationData.add(plain.fragment());
      events.add(new Event.ApplicationData(arrival, Sender.SERVER, plain.fragment().length));
    } else {
      throw violation(Rule.UNEXPECTED_RECORD, state.expected(), plain.type() + " record");
    }
  }

  /**
   * Ends a connection that goes on and on without getting anywhere: a limit of ours, for what the
   * limits of {@link HandshakeReassembler} leave open.
   */
  private void requireProgress(Plaintext plain) throws ViolationException {
    if (status == Status.HANDSHAKING && records.size() > MAX_HANDSHAKE_RECORDS) {
      throw violation(
          Rule.TOO_LARGE,
          "at most " + MAX_HANDSHAKE_RECORDS + " records in a handshake",
          "another one");
    }
    if (plain.type().equals(ContentType.APPLICATION_DATA) && plain.fragment().length > 0) {
      barrenRecords = 0;
      return;
    }
    boolean handshaking =
        status == Status.HANDSHAKING && plain.type().equals(ContentType.HANDSHAKE);
    if (!handshaking && ++barrenRecords > MAX_BARREN_RECORDS) {
      throw violation(
          Rule.TOO_LARGE,
          "at most " + MAX_BARREN_RECORDS + " records in a row that carry nothing new",
          "another one");
    }
  }

  private void note(FramedRecord framed, ContentType type) {
    records.add(
        new RecordSeen(arrival, Sender.SERVER, read.epoch, framed.offset(), framed.length(), type));
  }

  private Plaintext open(FramedRecord framed) throws ViolationException {
    // RFC 9846 section 5: a TLS 1.3 ChangeCipherSpec is never encrypted.
    boolean plainChangeCipherSpec =
        isTls13() && framed.type().equals(ContentType.CHANGE_CIPHER_SPEC);
    return plainChangeCipherSpec
        ? new Plaintext(framed.type(), framed.fragment())
        : read.protection.unprotect(framed.bytes());
  }

  private void onHandshakeFragment(byte[] fragment) throws ViolationException {
    // Its limits are those of one handshake; what follows on a long connection is each bounded
    // alone.
    if (status == Status.CONNECTED && reassembler.isEmpty()) {
      reassembler = new HandshakeReassembler();
    }
    reassembler.feed(fragment);
    for (Optional<byte[]> bytes = reassembler.next();
        bytes.isPresent();
        bytes = reassembler.next()) {
      onMessage(bytes.get());
    }
  }

  private void onMessage(byte[] bytes) throws ViolationException {
    var dialect = state.dialect();
    HandshakeMessage message;
    try {
      message = HandshakeMessage.decode(bytes, dialect);
    } catch (ViolationException e) {
      events.add(new Event.MalformedMessage(arrival, Sender.SERVER, read.epoch, bytes, dialect));
      throw e;
    }
    events.add(new Event.Message(arrival, Sender.SERVER, read.epoch, bytes, dialect, message));
    // RFC 5246 section 7.4.1.1: HelloRequest "will be ignored by the client if the client is
    // currently negotiating a session", and is not "included in the message hashes".
    if (message instanceof HelloRequest && status == Status.HANDSHAKING && !isTls13()) {
      return;
    }
    proceed(state.on(new Received(message, bytes, dialect)));
  }

  private void onChangeCipherSpec(byte[] fragment) throws ViolationException {
    // RFC 9846 section 5: "An implementation may receive an unencrypted record of type
    // change_cipher_spec consisting of the single byte value 0x01 at any time after the first
    // ClientHello message has been sent or received and before the peer's Finished message has been
    // received and MUST simply drop it without further processing."
    events.add(new Event.ChangeCipherSpec(arrival, Sender.SERVER));
    boolean wellFormed = fragment.length == 1 && fragment[0] == CHANGE_CIPHER_SPEC[0];
    if (!wellFormed) {
      throw violation(
          Rule.UNEXPECTED_RECORD, "the single byte 1", HexFormat.of().formatHex(fragment));
    }
    if (!isTls13() && !(state instanceof ExpectServerHello)) {
      proceed(state.onChangeCipherSpec());
    } else if (status != Status.HANDSHAKING) {
      throw violation(Rule.UNEXPECTED_RECORD, state.expected(), "change_cipher_spec record");
    }
  }

  private void onAlert(Alert alert) {
    events.add(new Event.AlertMessage(arrival, Sender.SERVER, read.epoch, alert));
    // RFC 9846 section 6: in TLS 1.3 "the severity is implicit in the type of alert being sent":
    // all but close_notify and user_canceled are fatal.
    boolean benign =
        alert.description().equals(AlertDescription.USER_CANCELED)
            || (!isTls13()
                && alert.level().equals(AlertLevel.WARNING)
                && !alert.description().equals(AlertDescription.CLOSE_NOTIFY));
    if (!benign) {
      boolean orderly = alert.description().equals(AlertDescription.CLOSE_NOTIFY);
      status = orderly && status == Status.CONNECTED ? Status.SERVER_CLOSED : Status.ENDED;
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
        reassembler.requireBoundary();
      }
    }
  }

  private void perform(Action action) {
    switch (action) {
      case Action.Send send -> {
        events.add(
            new Event.Message(
                clock.getAsLong(),
                Sender.CLIENT,
                sent.epoch,
                send.bytes(),
                send.dialect(),
                send.message()));
        write(ContentType.HANDSHAKE, send.bytes());
      }
      case Action.SendChangeCipherSpec _ -> {
        events.add(new Event.ChangeCipherSpec(clock.getAsLong(), Sender.CLIENT));
        writeRecord(RecordProtection.none(), ContentType.CHANGE_CIPHER_SPEC, CHANGE_CIPHER_SPEC);
      }
      case Action.Warn warn -> alert(AlertLevel.WARNING, warn.description());
      case Action.WriteUnder keys -> {
        sent.protection = keys.protection();
        sent.epoch = keys.epoch();
      }
      case Action.ReadUnder keys -> {
        read.protection = keys.protection();
        read.epoch = keys.epoch();
        deframer.limit(isTls13() ? TlsCiphertext.MAX_LENGTH_13 : TlsCiphertext.MAX_LENGTH_12);
      }
      case Action.Agree agree -> negotiated = Optional.of(agree.negotiated());
      case Action.Note note -> {
        Event event = note.event().at(clock.getAsLong());
        events.add(event);
        if (event instanceof Event.Completed) {
          status = Status.CONNECTED;
        }
      }
    }
  }

  private void fail(Violation violation) {
    events.add(new Event.Broken(clock.getAsLong(), violation));
    if (violation.rule() == Rule.NOT_A_RECORD && deframer.offset() == 0) {
      // A server that does not speak TLS would take an alert for something else.
      events.add(new Event.NotTls(arrival, deframer.preview()));
    } else {
      alert(AlertLevel.FATAL, Alerts.answering(violation.rule()));
    }
    status = Status.ENDED;
  }

  private void alert(AlertLevel level, AlertDescription description) {
    Alert alert = new Alert(level, description);
    write(ContentType.ALERT, alert.encode());
    events.add(new Event.AlertMessage(clock.getAsLong(), Sender.CLIENT, sent.epoch, alert));
  }

  private void write(ContentType type, byte[] content) {
    for (int from = 0; from < content.length; from += TlsPlaintext.MAX_LENGTH) {
      int to = Math.min(content.length, from + TlsPlaintext.MAX_LENGTH);
      byte[] fragment = Arrays.copyOfRange(content, from, to);
      writeRecord(sent.protection, type, fragment);
    }
  }

  private void writeRecord(RecordProtection protection, ContentType type, byte[] fragment) {
    // RFC 9846 section 5.1: legacy_record_version "MUST be set to 0x0303 for all records generated
    // by a TLS 1.3 implementation other than an initial ClientHello [...], where it MAY also be
    // 0x0301 for compatibility purposes."
    ProtocolVersion version = records.isEmpty() ? ProtocolVersion.TLS_1_0 : ProtocolVersion.TLS_1_2;
    byte[] record = protection.protect(type, version, fragment);
    records.add(
        new RecordSeen(
            clock.getAsLong(), Sender.CLIENT, sent.epoch, sent.offset, record.length, type));
    sent.offset += record.length;
    output.raw(record);
  }

  private static Violation violationOf(Rule rule, String expected, String actual) {
    return new Violation(rule, "", new ByteRange(0, 0), expected, actual);
  }

  private static ViolationException violation(Rule rule, String expected, String actual) {
    return new ViolationException(violationOf(rule, expected, actual));
  }
}

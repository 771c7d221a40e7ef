package dev.ascertain.jsse;

import dev.ascertain.handshake.CertificateJudge.Presented;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * A connection on which the handshake has begun: what an engine and a socket have in common. Bytes
 * go in and out; what goes wrong is kept, and told to whom it concerns. Used by one thread at a
 * time.
 */
final class Connection {
  private final Shared shared;
  private final Side side;
  private final TlsEngine engine;
  private final long started;
  private final HandshakeEvent event = new HandshakeEvent();
  private boolean told;
  private boolean complete;
  private Optional<SSLException> failure = Optional.empty();

  private Connection(Shared shared, Side side) {
    this.shared = shared;
    this.side = side;
    event.begin();
    started = shared.nanoClock().getAsLong();
    engine = side.start();
  }

  /**
   * A client that begins a handshake.
   *
   * @param configuration what it begins with; does not change any more
   * @param host the server, as the caller named it
   * @param port the server's port; -1 if the caller named none
   * @throws SSLException if only a session that there is may be resumed, and there is none
   */
  static Connection client(
      Shared shared, Configuration configuration, Caller caller, Optional<String> host, int port)
      throws SSLException {
    ClientSide side = new ClientSide(shared, configuration, caller, host, port);
    side.requireSession();
    return new Connection(shared, side);
  }

  /**
   * A server that awaits a handshake.
   *
   * @param configuration what it begins with; does not change any more
   * @param selector the user's choice of application protocols; empty if a list decides
   */
  static Connection server(
      Shared shared,
      Configuration configuration,
      Caller caller,
      Optional<ProtocolSelector> selector) {
    return new Connection(shared, new ServerSide(shared, configuration, caller, selector));
  }

  /** The engine, to send by and to close. */
  TlsEngine engine() {
    return engine;
  }

  /** What the handshake agrees, or has agreed, on. */
  AscertainSession session() {
    return side.session();
  }

  /** Whether the handshake has been completed, whatever came of the connection later. */
  boolean isComplete() {
    return complete;
  }

  /** What ended the connection in disorder. */
  Optional<SSLException> failure() {
    return failure;
  }

  /** The application protocol; empty if none was agreed on. */
  String applicationProtocol() {
    return engine.negotiated().flatMap(n -> n.applicationProtocol()).orElse("");
  }

  /** Handles bytes that have just arrived. */
  void received(byte[] bytes) {
    received(ByteBuffer.wrap(bytes), ByteBuffer.allocate(0));
  }

  /**
   * Handles bytes that have just arrived.
   *
   * @param bytes in an array; all of them are taken
   * @param content where application data goes; see {@link TlsEngine#received(ByteBuffer,
   *     ByteBuffer)}
   */
  void received(ByteBuffer bytes, ByteBuffer content) {
    try {
      engine.received(bytes, content);
    } catch (RuntimeException e) {
      // A key manager or a protocol selector of the user's.
      boolean handshaking = engine.isHandshaking();
      engine.close();
      failure = Optional.of(Failures.exception(String.valueOf(e.getMessage()), handshaking, e));
    }
    settle();
  }

  /** Notes that the peer's side of the transport has ended. */
  void receivedEnd() {
    engine.receivedEnd();
    settle();
  }

  /** Tells of the handshake once it has ended, and of a connection that ended in disorder. */
  private void settle() {
    if (told && (!engine.hasEnded() || engine.hasPeerClosed())) {
      return;
    }
    Transcript transcript = engine.transcript();
    complete = complete || transcript.completed();
    if (engine.hasEnded() && failure.isEmpty()) {
      failure = failure(transcript);
    }
    if (!told && (complete || engine.hasEnded())) {
      told = true;
      tell(transcript);
      engine.forgetTranscript();
    }
  }

  private Optional<SSLException> failure(Transcript transcript) {
    String peer = engine.peer().toString();
    if (transcript.violation().isPresent()) {
      return Optional.of(
          Failures.of(transcript.violation().get(), !complete, side.judge().cause()));
    }
    Optional<Alert> alert = alert(transcript);
    if (alert.isPresent() && !alert.get().description().equals(AlertDescription.CLOSE_NOTIFY)) {
      return Optional.of(Failures.of(alert.get(), peer, !complete));
    }
    if (complete && engine.hasPeerClosed()) {
      return Optional.empty();
    }
    boolean ended = transcript.events(Event.TransportEnded.class).findAny().isPresent();
    if (complete && ended) {
      return Optional.of(
          Failures.exception(
              "the %s ended the connection without close_notify: what it sent may be cut short (RFC"
                      .formatted(peer)
                  + " 9846 section 6.1)",
              false,
              null));
    }
    return alert.isPresent() || ended
        ? Optional.of(
            Failures.exception(
                "the %s closed the connection during the handshake".formatted(peer), true, null))
        : Optional.empty();
  }

  private void tell(Transcript transcript) {
    Duration duration = Duration.ofNanos(shared.nanoClock().getAsLong() - started);
    if (complete) {
      side.complete(transcript);
    }
    boolean resumed = complete && side.isResumed(transcript);
    event.end();
    if (event.shouldCommit()) {
      describe(transcript, resumed);
      event.commit();
    }
    shared
        .listener()
        .ended(
            new EndedHandshake(
                side.sender(),
                side.host(),
                side.port(),
                transcript,
                resumed,
                duration,
                side.judge().verification(),
                complete ? Optional.empty() : failure));
  }

  private void describe(Transcript transcript, boolean resumed) {
    event.side = side.sender().toString();
    event.host = side.host().orElse("");
    event.port = side.port();
    transcript
        .negotiated()
        .ifPresent(agreed -> {
          event.version = agreed.version().toString();
          event.cipherSuite = agreed.cipherSuite().toString();
          event.group = agreed.group().map(Object::toString).orElse("");
        });
    event.resumed = resumed;
    event.outcome =
        complete
            ? "complete"
            : transcript
                .violation()
                .map(violation -> violation.rule().id())
                .or(() -> alert(transcript).map(alert -> alert.description().toString()))
                .orElse("closed");
    event.verdict =
        side.judge()
            .accepted()
            .map(accepted -> accepted ? "accepted" : "refused")
            .orElse(resumed ? "resumed" : "none");
  }

  /** The last alert of the peer. */
  private Optional<Alert> alert(Transcript transcript) {
    return transcript
        .events(Event.AlertMessage.class)
        .filter(e -> e.sender() == engine.peer())
        .map(Event.AlertMessage::alert)
        .reduce((first, last) -> last);
  }

  /** What differs between a client and a server. */
  sealed interface Side permits ClientSide, ServerSide {
    Sender sender();

    /** The peer's host; on a server, what the client asked for. */
    Optional<String> host();

    int port();

    PeerJudge judge();

    AscertainSession session();

    /** Starts the engine; called once. */
    TlsEngine start();

    /** Whether a completed handshake resumed a session. */
    boolean isResumed(Transcript transcript);

    /** Notes that the handshake is complete. */
    void complete(Transcript transcript);
  }

  /** Notes what a peer presented. */
  static AscertainSession note(TlsEngine engine, AscertainSession session, Presented presented) {
    engine.negotiated().ifPresent(session::agreed);
    session.presented(presented);
    return session;
  }
}

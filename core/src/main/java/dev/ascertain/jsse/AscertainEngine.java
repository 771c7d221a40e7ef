package dev.ascertain.jsse;

import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.wire.RecordHeader;
import dev.ascertain.wire.TlsPlaintext;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * An {@code SSLEngine} over our engines.
 *
 * <p>One record goes in at a time. Until our last flight is out, records are handled by a delegated
 * task, for it may take a signature and ask a trust manager; a failure there is thrown by whatever
 * is called next.
 */
final class AscertainEngine extends ConfiguredEngine {
  /** The most that a record adds to its content: header, IV, MAC and padding of CBC suites. */
  private static final int MAX_EXPANSION = 128;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Shared shared;
  private final Optional<String> host;
  private @Nullable Connection connection;
  private ByteBuffer output = NOTHING;
  private @Nullable Runnable task;

  /** Whether a task was made and has not run to its end. */
  private boolean busy;

  private boolean finishedTold;
  private boolean failureThrown;
  private boolean inboundClosed;
  private boolean outboundClosed;

  /**
   * An engine whose handshake has not begun.
   *
   * @param host the peer, as the caller knows it; null if he does not say
   * @param port its port; -1 if he does not say
   */
  AscertainEngine(Shared shared, Configurations configurations, @Nullable String host, int port) {
    super(new Settings(configurations, false), host, port);
    this.shared = shared;
    this.host = Optional.ofNullable(host).filter(name -> !name.isEmpty());
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] srcs, int offset, int length, ByteBuffer dst)
      throws SSLException {
    Objects.checkFromIndexSize(offset, length, srcs.length);
    if (dst.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
    lock.lock();
    try {
      if (outboundClosed && connection == null) {
        return result(Status.CLOSED, 0, 0);
      }
      Connection begun = begun();
      if (busy) {
        return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_TASK, 0, 0);
      }
      throwFailure(begun);
      collect(begun.engine());
      if (output.hasRemaining()) {
        return drain(dst);
      }
      if (outboundClosed || (!begun.engine().isHandshaking() && !begun.engine().maySend())) {
        return result(Status.CLOSED, 0, 0);
      }
      if (begun.engine().isHandshaking()) {
        return result(Status.OK, 0, 0);
      }
      return send(begun.engine(), srcs, offset, length, dst);
    } finally {
      lock.unlock();
    }
  }

  private SSLEngineResult send(
      TlsEngine engine, ByteBuffer[] srcs, int offset, int length, ByteBuffer dst) {
    long available = 0;
    for (int i = offset; i < offset + length; i++) {
      available += srcs[i].remaining();
    }
    int size = (int) Math.min(TlsPlaintext.MAX_LENGTH, available);
    if (size == 0) {
      return result(Status.OK, 0, 0);
    }
    if (dst.remaining() < size + MAX_EXPANSION) {
      return result(Status.BUFFER_OVERFLOW, 0, 0);
    }
    int before = dst.position();
    engine.send(Buffers.gather(srcs, offset, size), dst);
    collect(engine);
    Buffers.moveRecords(output, dst);
    return result(Status.OK, size, dst.position() - before);
  }

  private SSLEngineResult drain(ByteBuffer dst) {
    int produced = Buffers.moveRecords(output, dst);
    if (produced == 0) {
      return result(Status.BUFFER_OVERFLOW, 0, 0);
    }
    boolean closed = outboundClosed && !output.hasRemaining();
    return result(closed ? Status.CLOSED : Status.OK, 0, produced);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer src, ByteBuffer[] dsts, int offset, int length)
      throws SSLException {
    Objects.checkFromIndexSize(offset, length, dsts.length);
    long room = 0;
    for (int i = offset; i < offset + length; i++) {
      if (dsts[i].isReadOnly()) {
        throw new ReadOnlyBufferException();
      }
      room += dsts[i].remaining();
    }
    lock.lock();
    try {
      if (inboundClosed && connection == null) {
        return result(Status.CLOSED, 0, 0);
      }
      Connection begun = begun();
      if (busy) {
        return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_TASK, 0, 0);
      }
      throwFailure(begun);
      TlsEngine engine = begun.engine();
      if (inboundClosed || engine.hasEnded()) {
        inboundClosed = true;
        return result(Status.CLOSED, 0, 0);
      }
      collect(begun.engine());
      // What we have to say first may be what the peer waits for.
      if (engine.isHandshaking() && output.hasRemaining()) {
        return result(Status.OK, 0, 0);
      }
      if (src.remaining() < RecordHeader.LENGTH) {
        return result(Status.BUFFER_UNDERFLOW, 0, 0);
      }
      int size =
          Buffers.isRecord(src) ? Buffers.recordLength(src, src.position()) : src.remaining();
      if (src.remaining() < size) {
        return result(Status.BUFFER_UNDERFLOW, 0, 0);
      }
      if (!engine.isHandshaking() && room < Buffers.mostContent(src, size)) {
        return result(Status.BUFFER_OVERFLOW, 0, 0);
      }
      if (engine.isHandshaking() && !engine.hasSentFinished()) {
        byte[] record = new byte[size];
        src.get(record);
        delegate(begun, record);
        return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_TASK, size, 0);
      }
      int produced = open(begun, src, size, dsts, offset, length);
      throwFailure(begun);
      afterPeerClosed(engine);
      return result(inboundClosed ? Status.CLOSED : Status.OK, size, produced);
    } finally {
      lock.unlock();
    }
  }

  /** In TLS 1.2 the answer to close_notify is close_notify (RFC 5246 section 7.2.1). */
  private void afterPeerClosed(TlsEngine engine) {
    if (engine.hasPeerClosed()) {
      inboundClosed = true;
      if (!engine.maySend() && !outboundClosed) {
        engine.close();
        outboundClosed = true;
      }
    }
  }

  /** Has a record opened, straight into the first buffer with room if it takes all. */
  private static int open(
      Connection begun, ByteBuffer src, int size, ByteBuffer[] dsts, int offset, int length) {
    int first = offset;
    while (first < offset + length && !dsts[first].hasRemaining()) {
      first++;
    }
    ByteBuffer content = first < offset + length ? dsts[first] : NOTHING;
    int before = content.position();
    begun.received(Buffers.take(src, size), content);
    int opened = content.position() - before;
    return opened + Buffers.scatter(begun.engine().takeApplicationData(), dsts, first);
  }

  private void delegate(Connection begun, byte[] record) {
    busy = true;
    task =
        () -> {
          try {
            begun.received(record);
          } finally {
            lock.lock();
            try {
              busy = false;
              afterPeerClosed(begun.engine());
              if (outboundClosed) {
                begun.engine().closeOutput();
              }
            } finally {
              lock.unlock();
            }
          }
        };
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    lock.lock();
    try {
      Runnable handedOut = task;
      task = null;
      return handedOut;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void closeInbound() throws SSLException {
    lock.lock();
    try {
      if (inboundClosed) {
        return;
      }
      inboundClosed = true;
      if (connection != null && !busy && !connection.engine().hasPeerClosed()) {
        connection.receivedEnd();
        failureThrown = true;
        outboundClosed = true;
        throw connection
            .failure()
            .orElseGet(
                () -> Failures.exception("closed before the peer's close_notify", false, null));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isInboundDone() {
    lock.lock();
    try {
      return inboundClosed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void closeOutbound() {
    lock.lock();
    try {
      if (outboundClosed) {
        return;
      }
      outboundClosed = true;
      if (connection == null) {
        inboundClosed = true;
      } else if (!busy) {
        connection.engine().closeOutput();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isOutboundDone() {
    lock.lock();
    try {
      if (connection == null || busy) {
        return outboundClosed && !busy;
      }
      collect(connection.engine());
      return outboundClosed && !output.hasRemaining();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void beginHandshake() throws SSLException {
    lock.lock();
    try {
      if (connection == null) {
        begun();
        return;
      }
      if (connection.engine().isHandshaking()) {
        return;
      }
      Renegotiation.request(connection.engine());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    lock.lock();
    try {
      return status();
    } finally {
      lock.unlock();
    }
  }

  private HandshakeStatus status() {
    if (connection == null) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    if (busy) {
      return HandshakeStatus.NEED_TASK;
    }
    collect(connection.engine());
    boolean failureDue = connection.failure().isPresent() && !failureThrown;
    if (output.hasRemaining() || failureDue) {
      return HandshakeStatus.NEED_WRAP;
    }
    if (connection.engine().isHandshaking()) {
      return HandshakeStatus.NEED_UNWRAP;
    }
    if (inboundClosed == outboundClosed || connection.engine().hasEnded() && !inboundClosed) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    return outboundClosed ? HandshakeStatus.NEED_UNWRAP : HandshakeStatus.NEED_WRAP;
  }

  /** A result; the first after the handshake's last byte says that it is finished. */
  private SSLEngineResult result(Status status, int consumed, int produced) {
    HandshakeStatus handshake = status();
    if (connection != null
        && connection.isComplete()
        && !finishedTold
        && !output.hasRemaining()
        && !busy) {
      finishedTold = true;
      handshake = HandshakeStatus.FINISHED;
    }
    return new SSLEngineResult(status, handshake, consumed, produced);
  }

  @Override
  boolean hasBegun() {
    return connection != null;
  }

  private Connection begun() throws SSLException {
    if (connection == null) {
      Caller caller = new Caller.OfEngine(this);
      connection =
          settings.clientMode()
              ? Connection.client(shared, settings.configuration(), caller, host, getPeerPort())
              : Connection.server(shared, settings.configuration(), caller, protocolSelector());
    }
    return connection;
  }

  private void collect(TlsEngine engine) {
    if (!output.hasRemaining()) {
      output = engine.hasOutput() ? ByteBuffer.wrap(engine.takeOutput()) : NOTHING;
    }
  }

  private void throwFailure(Connection begun) throws SSLException {
    if (begun.failure().isPresent() && !failureThrown) {
      failureThrown = true;
      inboundClosed = true;
      outboundClosed = true;
      throw begun.failure().get();
    }
  }

  @Override
  public SSLSession getSession() {
    lock.lock();
    try {
      return connection != null && connection.isComplete()
          ? connection.session()
          : AscertainSession.none(host, getPeerPort(), shared.time().millis());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    lock.lock();
    try {
      return connection != null && !connection.isComplete() ? connection.session() : null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable String getApplicationProtocol() {
    lock.lock();
    try {
      return connection != null && connection.isComplete()
          ? connection.applicationProtocol()
          : null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable String getHandshakeApplicationProtocol() {
    lock.lock();
    try {
      return connection != null && !connection.isComplete() && !busy
          ? connection.applicationProtocol()
          : null;
    } finally {
      lock.unlock();
    }
  }
}

package dev.ascertain.jsse;

import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.RecordHeader;
import dev.ascertain.wire.TlsCiphertext;
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

  /** The least that an encrypted record adds: header, tag and inner content type. */
  private static final int MIN_EXPANSION = RecordHeader.LENGTH + 16;

  private final Shared shared;
  private final Optional<String> host;
  private @Nullable Connection connection;
  private ByteBuffer output = ByteBuffer.allocate(0);
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
      collect(begun);
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
    byte[] content = new byte[size];
    int filled = 0;
    for (int i = offset; filled < size; i++) {
      int count = Math.min(srcs[i].remaining(), size - filled);
      srcs[i].get(content, filled, count);
      filled += count;
    }
    engine.send(content);
    output = ByteBuffer.wrap(engine.takeOutput());
    int produced = moveRecords(dst);
    return result(Status.OK, size, produced);
  }

  private SSLEngineResult drain(ByteBuffer dst) {
    int produced = moveRecords(dst);
    if (produced == 0) {
      return result(Status.BUFFER_OVERFLOW, 0, 0);
    }
    boolean closed = outboundClosed && !output.hasRemaining();
    return result(closed ? Status.CLOSED : Status.OK, 0, produced);
  }

  /** Moves as many whole records as there is room for. */
  private int moveRecords(ByteBuffer dst) {
    int size = 0;
    while (output.remaining() > size) {
      int record = recordLength(output, output.position() + size);
      if (dst.remaining() < size + record) {
        break;
      }
      size += record;
    }
    dst.put(output.slice(output.position(), size));
    output.position(output.position() + size);
    return size;
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
      collect(begun);
      // What we have to say first may be what the peer waits for.
      if (engine.isHandshaking() && output.hasRemaining()) {
        return result(Status.OK, 0, 0);
      }
      if (src.remaining() < RecordHeader.LENGTH) {
        return result(Status.BUFFER_UNDERFLOW, 0, 0);
      }
      int size = isRecord(src) ? recordLength(src, src.position()) : src.remaining();
      if (src.remaining() < size) {
        return result(Status.BUFFER_UNDERFLOW, 0, 0);
      }
      if (!engine.isHandshaking() && room < mostContent(src, size)) {
        return result(Status.BUFFER_OVERFLOW, 0, 0);
      }
      byte[] record = new byte[size];
      src.get(record);
      if (engine.isHandshaking() && !engine.hasSentFinished()) {
        delegate(begun, record);
        return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_TASK, size, 0);
      }
      begun.received(record);
      int produced = deliver(engine, dsts, offset);
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

  private static int deliver(TlsEngine engine, ByteBuffer[] dsts, int offset) {
    int produced = 0;
    int at = offset;
    for (byte[] data : engine.takeApplicationData()) {
      int from = 0;
      while (from < data.length) {
        int count = Math.min(dsts[at].remaining(), data.length - from);
        dsts[at].put(data, from, count);
        from += count;
        at += from < data.length ? 1 : 0;
      }
      produced += data.length;
    }
    return produced;
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
      collect(connection);
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
    collect(connection);
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

  private Connection begun() {
    if (connection == null) {
      Caller caller = new Caller.OfEngine(this);
      connection =
          settings.clientMode()
              ? Connection.client(shared, settings.configuration(), caller, host, getPeerPort())
              : Connection.server(shared, settings.configuration(), caller, protocolSelector());
    }
    return connection;
  }

  private void collect(Connection begun) {
    if (!output.hasRemaining()) {
      output = ByteBuffer.wrap(begun.engine().takeOutput());
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

  /** How much application data a record may hold; what is inside it shows only once it is open. */
  private static int mostContent(ByteBuffer src, int size) {
    int type = src.get(src.position()) & 0xff;
    return type == ContentType.APPLICATION_DATA.value()
        ? Math.min(TlsPlaintext.MAX_LENGTH, size - MIN_EXPANSION)
        : 0;
  }

  /** Whether a record begins here; if not, our engine will say what does. */
  private static boolean isRecord(ByteBuffer src) {
    int type = src.get(src.position()) & 0xff;
    int major = src.get(src.position() + 1) & 0xff;
    int content = recordLength(src, src.position()) - RecordHeader.LENGTH;
    return type >= 20 && type <= 24 && major == 3 && content <= TlsCiphertext.MAX_LENGTH_12;
  }

  private static int recordLength(ByteBuffer bytes, int at) {
    return RecordHeader.LENGTH + ((bytes.get(at + 3) & 0xff) << 8 | (bytes.get(at + 4) & 0xff));
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

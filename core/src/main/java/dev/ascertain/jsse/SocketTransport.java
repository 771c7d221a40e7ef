package dev.ascertain.jsse;

import dev.ascertain.wire.TlsPlaintext;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * Carries bytes between a {@link Connection} and a socket. One thread may read while another
 * writes: nobody who waits for the network holds the lock of the connection.
 */
final class SocketTransport {
  /** What is read at a time while little comes: most connections wait most of the time. */
  private static final int SMALL_BUFFER = 1024;

  /** What is sent at a time. */
  private static final int MAX_CHUNK = SpareBuffers.RECORDS * TlsPlaintext.MAX_LENGTH;

  /** What is read of what still comes when we close, lest closing takes back what we sent. */
  private static final int MAX_DRAINED = 64 * 1024;

  /** How long a peer may take to read why we end the connection. */
  private static final int LINGER_MILLIS = 200;

  private static final byte[] NOTHING = {};
  private static final ByteBuffer NO_ROOM = ByteBuffer.wrap(NOTHING);

  private final Socket socket;
  private final InputStream in;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();

  private final SpareBuffers spare;

  /** Holds what was read from the socket, no longer than it takes to handle it. */
  private byte[] buffer = new byte[SMALL_BUFFER];

  /** Holds what was in it, until it is read; of no bytes unless much comes. */
  private byte[] content = NOTHING;

  /** Application data that has not been read yet; guarded by {@link #reading}. */
  private final Deque<ByteBuffer> received = new ArrayDeque<>();

  /**
   * A transport.
   *
   * @param in what the socket receives, or has received
   * @param spare large buffers, for a while
   */
  SocketTransport(Socket socket, InputStream in, Connection connection, SpareBuffers spare) {
    this.socket = socket;
    this.spare = spare;
    this.in = in;
    this.connection = connection;
  }

  /** Performs the handshake. */
  void handshake() throws IOException {
    reading.lock();
    try {
      flush();
      while (locked(c -> c.engine().isHandshaking())) {
        pump();
      }
    } finally {
      reading.unlock();
    }
    throwFailure();
    if (!locked(Connection::isComplete)) {
      throw new SocketException("the socket was closed during the handshake");
    }
  }

  /**
   * Reads application data, of which it waits for the first byte.
   *
   * @return how many bytes; -1 after the peer's close_notify
   */
  int read(byte[] bytes, int offset, int length) throws IOException {
    reading.lock();
    try {
      while (received.isEmpty()) {
        if (locked(c -> c.engine().hasPeerClosed())) {
          return -1;
        }
        throwFailure();
        if (locked(c -> c.engine().hasEnded())) {
          throw new SocketException("the socket is closed");
        }
        pump();
      }
      ByteBuffer first = received.getFirst();
      int count = Math.min(length, first.remaining());
      first.get(bytes, offset, count);
      if (!first.hasRemaining()) {
        received.removeFirst();
      }
      return count;
    } finally {
      reading.unlock();
    }
  }

  /** How many bytes can be read without waiting. */
  int available() {
    if (!reading.tryLock()) {
      return 0;
    }
    try {
      return received.stream().mapToInt(ByteBuffer::remaining).sum();
    } finally {
      reading.unlock();
    }
  }

  /**
   * Sends application data.
   *
   * @throws SSLException if our side is closed
   */
  void send(byte[] bytes, int offset, int length) throws IOException {
    writing.lock();
    try {
      if (length < MAX_CHUNK) {
        send(bytes, offset, length, NOTHING);
      } else {
        byte[] records = spare.take();
        for (int from = offset; from < offset + length; from += MAX_CHUNK) {
          send(bytes, from, Math.min(MAX_CHUNK, offset + length - from), records);
        }
        spare.give(records);
      }
    } finally {
      writing.unlock();
    }
    // What a reader wanted to send meanwhile.
    flush();
  }

  /**
   * Sends application data, while no other thread does.
   *
   * @param records where they are made, if there is room
   */
  private void send(byte[] bytes, int offset, int length, byte[] records) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(records);
    lock.lock();
    try {
      throwFailure();
      if (!connection.engine().maySend()) {
        throw new SSLException("the connection is closed for output");
      }
      connection.engine().send(ByteBuffer.wrap(bytes, offset, length), out);
    } finally {
      lock.unlock();
    }
    if (out.position() > 0) {
      socket.getOutputStream().write(records, 0, out.position());
    }
    writeOutput();
  }

  /** Sends what is there to send, unless another thread is about to. */
  void flush() throws IOException {
    if (writing.tryLock()) {
      try {
        writeOutput();
      } finally {
        writing.unlock();
      }
    }
  }

  /** Asks for another handshake. */
  void renegotiate() throws SSLException {
    lock.lock();
    try {
      Renegotiation.request(connection.engine());
    } finally {
      lock.unlock();
    }
  }

  /** Says that nothing more will be sent. */
  void closeOutput() throws IOException {
    lock.lock();
    try {
      connection.engine().closeOutput();
    } finally {
      lock.unlock();
    }
    flush();
  }

  /**
   * Says goodbye.
   *
   * @param await whether to wait until the peer has said it too, because the socket lives on
   */
  void close(boolean await) throws IOException {
    closeOutput();
    if (await) {
      reading.lock();
      try {
        while (!locked(c -> c.engine().hasEnded())) {
          pump();
        }
      } finally {
        reading.unlock();
      }
    } else if (reading.tryLock()) {
      try {
        if (locked(Connection::failure).isPresent()) {
          lingerAfterAlert();
        } else {
          drain();
        }
      } finally {
        reading.unlock();
      }
    }
  }

  boolean hasPeerClosed() {
    return locked(c -> c.engine().hasPeerClosed());
  }

  boolean isOutputClosed() {
    return locked(c -> !c.engine().isHandshaking() && !c.engine().maySend());
  }

  AscertainSession session() {
    return locked(Connection::session);
  }

  String applicationProtocol() {
    return locked(Connection::applicationProtocol);
  }

  /** Waits for bytes and hands them over; sends what they lead to. */
  private void pump() throws IOException {
    if (buffer.length > SMALL_BUFFER && in.available() == 0) {
      letGo();
    }
    int count = in.read(buffer);
    lock.lock();
    try {
      if (count < 0) {
        connection.receivedEnd();
      } else {
        ByteBuffer opened = connection.isComplete() ? room(count) : NO_ROOM;
        connection.received(ByteBuffer.wrap(buffer, 0, count), opened);
        if (opened.position() > 0) {
          received.add(opened.flip());
        }
      }
      // In TLS 1.2 the answer to close_notify is close_notify (RFC 5246 section 7.2.1).
      if (connection.engine().hasPeerClosed() && !connection.engine().maySend()) {
        connection.engine().close();
      }
      for (byte[] piece : connection.engine().takeApplicationData()) {
        received.add(ByteBuffer.wrap(piece));
      }
    } finally {
      lock.unlock();
    }
    if (count == SMALL_BUFFER) {
      buffer = spare.take();
    }
    try {
      flush();
    } catch (IOException e) {
      // Then the peer is not there to be told; what we know of it comes first.
      connection.failure().ifPresent(e::addSuppressed);
      throw connection.failure().<IOException>map(f -> f).orElse(e);
    }
    if (received.isEmpty()) {
      throwFailure();
    }
  }

  /** Where so many bytes are decrypted to, which are fewer then. */
  private ByteBuffer room(int count) {
    if (!received.isEmpty()) {
      return NO_ROOM;
    }
    if (count <= SMALL_BUFFER) {
      return ByteBuffer.allocate(count);
    }
    if (content.length == 0) {
      content = spare.take();
    }
    return ByteBuffer.wrap(content);
  }

  /** Gives back the large buffers: nothing may come for long. */
  private void letGo() {
    spare.give(buffer);
    buffer = new byte[SMALL_BUFFER];
    if (content.length > 0 && received.isEmpty()) {
      spare.give(content);
      content = NOTHING;
    }
  }

  private void throwFailure() throws SSLException {
    lock.lock();
    try {
      if (connection.failure().isPresent()) {
        throw connection.failure().get();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets the peer read our alert: closing while it still sends would reset the connection, and it
   * would never know why.
   */
  private void lingerAfterAlert() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    int drained = 0;
    try {
      for (int count = 0; count >= 0 && drained < MAX_DRAINED; drained += count) {
        count = in.read(buffer);
      }
    } catch (SocketTimeoutException e) {
      // It has had its time.
      return;
    }
  }

  private void drain() throws IOException {
    int drained = 0;
    while (drained < MAX_DRAINED && in.available() > 0) {
      int count = in.read(buffer, 0, Math.min(buffer.length, in.available()));
      if (count < 0) {
        return;
      }
      drained += count;
    }
  }

  private void writeOutput() throws IOException {
    byte[] output = locked(c -> c.engine().takeOutput());
    if (output.length > 0) {
      socket.getOutputStream().write(output);
    }
  }

  private <T> T locked(Function<Connection, T> question) {
    lock.lock();
    try {
      return question.apply(connection);
    } finally {
      lock.unlock();
    }
  }
}

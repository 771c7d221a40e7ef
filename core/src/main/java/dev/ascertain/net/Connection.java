package dev.ascertain.net;

import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.NetworkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;

/**
 * An open TCP connection.
 *
 * <p>Used by one thread. Another one may {@link #close} it or interrupt the first; either ends a
 * read or write that waits, with {@link NetworkFailure.Cancelled}.
 */
public final class Connection implements AutoCloseable {
  /** What {@link #read} returns when the peer has ended its side. */
  public static final int END = -1;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final LongSupplier clock;
  private final ConnectAttempt attempt;
  private final Endpoint local;
  private final Endpoint remote;
  private long bytesRead;
  private long bytesWritten;

  /**
   * Takes over a connected, non-blocking channel and its selector.
   *
   * @param key the only one of its selector
   */
  Connection(
      SelectionKey key,
      LongSupplier clock,
      ConnectAttempt attempt,
      Endpoint local,
      Endpoint remote) {
    this.channel = (SocketChannel) key.channel();
    this.selector = key.selector();
    this.key = key;
    this.clock = clock;
    this.attempt = attempt;
    this.local = local;
    this.remote = remote;
  }

  /** How the connection came about. */
  public ConnectAttempt attempt() {
    return attempt;
  }

  /** Our end. */
  public Endpoint local() {
    return local;
  }

  /** The server's end. */
  public Endpoint remote() {
    return remote;
  }

  /** Bytes read so far. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Bytes handed to the operating system so far. */
  public long bytesWritten() {
    return bytesWritten;
  }

  /** The time, in nanoseconds on the caller's clock. */
  public long now() {
    return clock.getAsLong();
  }

  /**
   * Waits for bytes and reads as many as are there and fit.
   *
   * <p>After a failed {@link #write} the peer's last words, an alert for example, may still be
   * readable.
   *
   * @param buffer where to put them, from index 0; at least one byte long
   * @return how many, at least 1; or {@link #END} if the peer has ended its side in an orderly way
   * @throws NetworkException if the deadline passes (even if bytes keep trickling in), the
   *     connection is reset, or the wait is cancelled
   */
  public int read(byte[] buffer, Deadline deadline) throws NetworkException {
    ByteBuffer target = ByteBuffer.wrap(buffer);
    try {
      while (true) {
        requireTime(deadline);
        int count = channel.read(target);
        if (count != 0) {
          bytesRead += Math.max(count, 0);
          return count;
        }
        await(SelectionKey.OP_READ, deadline);
      }
    } catch (IOException e) {
      throw new NetworkException(IoFailures.of(e, deadline.stage(), remote));
    } catch (ClosedSelectorException | CancelledKeyException e) {
      throw new NetworkException(new NetworkFailure.Cancelled(deadline.stage()));
    }
  }

  /**
   * Writes all bytes, with a single system call if the peer keeps up: one flight, one write.
   *
   * @throws NetworkException if the peer doesn't take them before the deadline, the connection is
   *     reset, or the wait is cancelled; some bytes may have been sent
   */
  public void write(byte[] bytes, Deadline deadline) throws NetworkException {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    try {
      while (source.hasRemaining()) {
        requireTime(deadline);
        int count = channel.write(source);
        bytesWritten += count;
        if (count == 0) {
          await(SelectionKey.OP_WRITE, deadline);
        }
      }
    } catch (IOException e) {
      throw new NetworkException(IoFailures.of(e, deadline.stage(), remote));
    } catch (ClosedSelectorException | CancelledKeyException e) {
      throw new NetworkException(new NetworkFailure.Cancelled(deadline.stage()));
    }
  }

  /** Closes the connection. Closing it again does nothing. */
  @Override
  public void close() {
    HappyEyeballs.closeQuietly(channel);
    HappyEyeballs.closeQuietly(selector);
  }

  private void requireTime(Deadline deadline) throws NetworkException {
    // Asked first, because a channel used by an interrupted thread closes itself.
    if (Thread.currentThread().isInterrupted()) {
      throw new NetworkException(new NetworkFailure.Cancelled(deadline.stage()));
    }
    if (deadline.remaining(now()) <= 0) {
      throw new NetworkException(deadline.timedOut(remote.toString()));
    }
  }

  private void await(int operation, Deadline deadline) throws IOException {
    key.interestOps(operation);
    HappyEyeballs.select(selector, deadline.remaining(now()));
    selector.selectedKeys().clear();
  }
}

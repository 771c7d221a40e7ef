package dev.ascertain.jsse;

import dev.ascertain.wire.RecordHeader;
import dev.ascertain.wire.TlsCiphertext;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Large buffers that connections share: one that carries much takes them, and gives them back
 * before it waits. So connections that wait hold none, and those that do not, need not make new
 * ones. Safe for use by several threads.
 */
final class SpareBuffers {
  /** How many records of full size a buffer has room for. */
  static final int RECORDS = 2;

  /** The size of a buffer in bytes. */
  private static final int SIZE = RECORDS * (RecordHeader.LENGTH + TlsCiphertext.MAX_LENGTH_13);

  private static final int MAX_SPARE = 32;

  private final Queue<byte[]> spare = new ArrayBlockingQueue<>(MAX_SPARE);

  /** A buffer, which may hold what others left in it. */
  byte[] take() {
    byte[] one = spare.poll();
    return one == null ? new byte[SIZE] : one;
  }

  /**
   * Gives a buffer back, which is not used any more.
   *
   * @return whether it is kept: there may be enough of them
   */
  boolean give(byte[] buffer) {
    return spare.offer(buffer);
  }
}

package dev.ascertain.net;

import java.util.ArrayList;
import java.util.List;

/**
 * Content as it arrives. It takes up no more memory than what has come, whatever length was
 * announced, and is copied once.
 */
final class ContentBuffer {
  private static final int BLOCK_BYTES = 64 * 1024;

  private final List<byte[]> blocks = new ArrayList<>();
  private int length;

  /** Appends bytes. */
  void append(byte[] bytes, int from, int count) {
    int taken = 0;
    while (taken < count) {
      int used = length % BLOCK_BYTES;
      if (used == 0) {
        blocks.add(new byte[BLOCK_BYTES]);
      }
      int fits = Math.min(count - taken, BLOCK_BYTES - used);
      System.arraycopy(bytes, from + taken, blocks.getLast(), used, fits);
      taken += fits;
      length += fits;
    }
  }

  /** Everything that was appended. */
  byte[] bytes() {
    byte[] all = new byte[length];
    int position = 0;
    for (byte[] block : blocks) {
      int used = Math.min(BLOCK_BYTES, length - position);
      System.arraycopy(block, 0, all, position, used);
      position += used;
    }
    return all;
  }
}

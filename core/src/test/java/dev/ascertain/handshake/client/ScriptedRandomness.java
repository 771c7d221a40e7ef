package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Randomness;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Randomness that a test decides. */
final class ScriptedRandomness {
  private ScriptedRandomness() {}

  /** Gives out these byte strings, one per request, whose lengths must fit. */
  static Randomness of(List<byte[]> script) {
    Deque<byte[]> left = new ArrayDeque<>(script);
    return bytes -> {
      byte[] next = left.removeFirst();
      if (next.length != bytes.length) {
        throw new AssertionError(bytes.length + " bytes wanted, scripted are " + next.length);
      }
      System.arraycopy(next, 0, bytes, 0, bytes.length);
    };
  }

  /** The same bytes for the same seed. */
  static Randomness seeded(long seed) {
    return new Random(seed)::nextBytes;
  }
}

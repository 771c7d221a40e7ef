package dev.ascertain.crypto;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** What the tests of this package share. */
final class Libraries {
  private Libraries() {}

  /** One {@link Crypto} for each library that loads here, to be compared with one another. */
  static List<Crypto> all() {
    return List.of(
        new Crypto(Selection.JDK),
        new Crypto(Selection.BOUNCY_CASTLE),
        new Crypto(Selection.fastest()));
  }

  /** Bytes that are the same in each run. */
  static Randomness scripted(long seed) {
    return new Random(seed)::nextBytes;
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }
}

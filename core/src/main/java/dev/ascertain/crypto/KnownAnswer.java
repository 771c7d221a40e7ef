package dev.ascertain.crypto;

import dev.ascertain.wire.Writer;
import java.util.HexFormat;

/**
 * A published computation, for the self-test.
 *
 * @param primitive what it tries
 * @param source who published it
 * @param expected what must come out, in hexadecimal
 * @param computation what to do
 */
record KnownAnswer(Primitive primitive, String source, String expected, Computation computation) {

  /** Computes something with the primitives that are to be tried. */
  @FunctionalInterface
  interface Computation {
    byte[] with(Crypto crypto) throws CryptoException;
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  static byte[] joined(byte[]... parts) {
    return Writer.write(out -> {
      for (byte[] part : parts) {
        out.raw(part);
      }
    });
  }
}

package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Hmac;
import dev.ascertain.wire.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The pseudorandom function of TLS 1.2 (RFC 5246 section 5). */
final class Prf {
  private Prf() {}

  /**
   * PRF(secret, label, seed) = P_hash(secret, label + seed).
   *
   * @param length bytes to make
   */
  static byte[] of(Crypto crypto, Hash hash, byte[] secret, String label, byte[] seed, int length) {
    byte[] labelled =
        Writer.write(out -> out.raw(label.getBytes(StandardCharsets.US_ASCII)).raw(seed));
    Hmac hmac = crypto.hmac(hash, secret);
    byte[] output = new byte[length];
    // P_hash(secret, seed) = HMAC_hash(secret, A(1) + seed) + HMAC_hash(secret, A(2) + seed) + ...
    // where A(0) = seed, A(i) = HMAC_hash(secret, A(i-1)).
    byte[] a = labelled;
    for (int done = 0; done < length; done += hash.length()) {
      a = hmac.of(a);
      byte[] block = hmac.update(a).of(labelled);
      System.arraycopy(block, 0, output, done, Math.min(block.length, length - done));
      Arrays.fill(block, (byte) 0);
    }
    hmac.destroy();
    return output;
  }
}

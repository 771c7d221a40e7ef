package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Hmac;
import dev.ascertain.wire.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The pseudorandom function of TLS 1.2 (RFC 5246 section 5) and of 1.0 and 1.1 (RFC 4346). */
final class Prf {
  private Prf() {}

  /**
   * PRF(secret, label, seed) = P_hash(secret, label + seed).
   *
   * @param hash MD5 and SHA-1 for TLS 1.0 and 1.1
   * @param length bytes to make
   */
  static byte[] of(Crypto crypto, Hash hash, byte[] secret, String label, byte[] seed, int length) {
    byte[] labelled =
        Writer.write(out -> out.raw(label.getBytes(StandardCharsets.US_ASCII)).raw(seed));
    return hash == Hash.MD5_SHA_1
        ? md5AndSha1(crypto, secret, labelled, length)
        : expand(crypto, hash, secret, labelled, length);
  }

  // RFC 4346 section 5: "PRF(secret, label, seed) = P_MD5(S1, label + seed) XOR P_SHA-1(S2, label +
  // seed)", where S1 and S2 are the halves of the secret: "if the original secret is an odd number
  // of bytes long, the last byte of S1 will be the same as the first byte of S2."
  private static byte[] md5AndSha1(Crypto crypto, byte[] secret, byte[] labelled, int length) {
    int half = (secret.length + 1) / 2;
    byte[] s1 = Arrays.copyOf(secret, half);
    byte[] s2 = Arrays.copyOfRange(secret, secret.length - half, secret.length);
    byte[] output = expand(crypto, Hash.MD5, s1, labelled, length);
    byte[] other = expand(crypto, Hash.SHA_1, s2, labelled, length);
    for (int i = 0; i < length; i++) {
      output[i] ^= other[i];
    }
    Arrays.fill(s1, (byte) 0);
    Arrays.fill(s2, (byte) 0);
    Arrays.fill(other, (byte) 0);
    return output;
  }

  private static byte[] expand(
      Crypto crypto, Hash hash, byte[] secret, byte[] labelled, int length) {
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

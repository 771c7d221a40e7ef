package dev.ascertain.crypto;

import java.util.Arrays;

/** HKDF (RFC 5869) on top of {@link Hmac}. */
final class Hkdf {
  private static final int MAX_BLOCKS = 255;

  private Hkdf() {}

  // RFC 5869 section 2.2: PRK = HMAC-Hash(salt, IKM); an absent salt is as many zeros as a hash has
  // bytes, which for HMAC is the same as an empty one.
  static byte[] extract(Hash hash, byte[] salt, byte[] inputKeyingMaterial) {
    Hmac hmac = new Hmac(hash, salt);
    byte[] pseudorandomKey = hmac.of(inputKeyingMaterial);
    hmac.destroy();
    return pseudorandomKey;
  }

  // RFC 5869 section 2.3: T(i) = HMAC-Hash(PRK, T(i-1) | info | i).
  static byte[] expand(Hash hash, byte[] pseudorandomKey, byte[] info, int length) {
    if (length > MAX_BLOCKS * hash.length()) {
      throw new IllegalArgumentException(length + " bytes are more than 255 hashes");
    }
    Hmac hmac = new Hmac(hash, pseudorandomKey);
    byte[] block = hmac.update(info).of((byte) 1);
    byte[] output = block;
    if (length != block.length) {
      output = Arrays.copyOf(block, length);
      for (int i = 2, done = block.length; done < length; i++, done += block.length) {
        byte[] next = hmac.update(block).update(info).of((byte) i);
        Arrays.fill(block, (byte) 0);
        block = next;
        System.arraycopy(block, 0, output, done, Math.min(block.length, length - done));
      }
      Arrays.fill(block, (byte) 0);
    }
    hmac.destroy();
    return output;
  }
}

package dev.ascertain.crypto;

import java.util.Arrays;

/**
 * A SubjectPublicKeyInfo, as far as primitives need it (RFC 5280 section 4.1.2.7). Reads only the
 * outer structure; what is inside is the algorithm's.
 *
 * @param algorithm the algorithm's object identifier, in DER
 * @param parameters what follows it within the AlgorithmIdentifier, in DER; empty if nothing does
 * @param key the content of the bit string
 * @param der the whole
 */
record PublicKeyInfo(byte[] algorithm, byte[] parameters, byte[] key, byte[] der) {
  private static final int SEQUENCE = 0x30;
  private static final int OBJECT_IDENTIFIER = 6;
  private static final int BIT_STRING = 3;

  /**
   * Reads a key.
   *
   * @throws CryptoException if it is not a SubjectPublicKeyInfo in DER
   */
  static PublicKeyInfo read(byte[] der) throws CryptoException {
    Cursor outer = new Cursor(der, 0, der.length);
    Cursor info = outer.enter(SEQUENCE);
    Cursor identifier = info.enter(SEQUENCE);
    int start = identifier.position;
    identifier.enter(OBJECT_IDENTIFIER);
    byte[] algorithm = Arrays.copyOfRange(der, start, identifier.position);
    byte[] parameters = identifier.rest();
    byte[] bits = info.enter(BIT_STRING).rest();
    // X.690 section 8.6.2: the first byte counts the unused bits of the last.
    if (outer.hasMore() || info.hasMore() || bits.length < 2 || bits[0] != 0) {
      throw malformed();
    }
    return new PublicKeyInfo(algorithm, parameters, Arrays.copyOfRange(bits, 1, bits.length), der);
  }

  /** Whether the algorithm is the one with this object identifier, in DER. */
  boolean isOf(byte[] objectIdentifier) {
    return Arrays.equals(algorithm, objectIdentifier);
  }

  private static CryptoException malformed() {
    return new CryptoException("the public key is not a SubjectPublicKeyInfo in DER");
  }

  /** A position in DER, within one element. */
  private static final class Cursor {
    private final byte[] bytes;
    private int position;
    private final int end;

    Cursor(byte[] bytes, int position, int end) {
      this.bytes = bytes;
      this.position = position;
      this.end = end;
    }

    boolean hasMore() {
      return position < end;
    }

    byte[] rest() {
      return Arrays.copyOfRange(bytes, position, end);
    }

    /** Steps over the next element and gives its content. */
    Cursor enter(int tag) throws CryptoException {
      if (next() != tag) {
        throw malformed();
      }
      int length = length();
      if (length > end - position) {
        throw malformed();
      }
      int start = position;
      position += length;
      return new Cursor(bytes, start, position);
    }

    // X.690 section 8.1.3; three bytes of length are more than any key needs.
    private int length() throws CryptoException {
      int first = next();
      if (first < 0x80) {
        return first;
      }
      if (first == 0x80 || first > 0x83) {
        throw malformed();
      }
      int length = 0;
      for (int i = 0; i < first - 0x80; i++) {
        length = length << 8 | next();
      }
      return length;
    }

    private int next() throws CryptoException {
      if (position >= end) {
        throw malformed();
      }
      return bytes[position++] & 0xff;
    }
  }
}

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
  /**
   * Reads a key.
   *
   * @throws CryptoException if it is not a SubjectPublicKeyInfo in DER
   */
  static PublicKeyInfo read(byte[] der) throws CryptoException {
    DerCursor outer = new DerCursor(der, "public key is not a SubjectPublicKeyInfo");
    DerCursor info = outer.enter(DerCursor.SEQUENCE);
    DerCursor identifier = info.enter(DerCursor.SEQUENCE);
    byte[] algorithm = identifier.element(DerCursor.OBJECT_IDENTIFIER);
    byte[] parameters = identifier.rest();
    byte[] bits = info.enter(DerCursor.BIT_STRING).rest();
    // X.690 section 8.6.2: the first byte counts the unused bits of the last.
    if (outer.hasMore() || info.hasMore() || bits.length < 2 || bits[0] != 0) {
      throw outer.malformed();
    }
    return new PublicKeyInfo(algorithm, parameters, Arrays.copyOfRange(bits, 1, bits.length), der);
  }

  /** Whether the algorithm is the one with this object identifier, in DER. */
  boolean isOf(byte[] objectIdentifier) {
    return Arrays.equals(algorithm, objectIdentifier);
  }
}

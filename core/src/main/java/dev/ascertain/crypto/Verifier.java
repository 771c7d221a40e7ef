package dev.ascertain.crypto;

import java.util.Arrays;

/** Verifies signatures of some algorithms. Safe for many threads. */
interface Verifier {

  /**
   * Whether {@code signature} is the key's over {@code message}; false for a malformed signature.
   *
   * @throws CryptoException if the key is unreadable or does not fit the algorithm
   */
  boolean verify(SignatureAlgorithm algorithm, PublicKeyInfo key, byte[] message, byte[] signature)
      throws CryptoException;

  /** Refuses a key of another algorithm. */
  static void requireKey(PublicKeyInfo key, byte[] objectIdentifier, SignatureAlgorithm algorithm)
      throws CryptoException {
    if (!key.isOf(objectIdentifier)) {
      throw wrongKey(algorithm);
    }
  }

  /**
   * The curve of an EC key.
   *
   * @throws CryptoException if it is no EC key, or on another curve than the algorithm asks for
   */
  static Curve requireCurve(PublicKeyInfo key, SignatureAlgorithm.Ecdsa algorithm)
      throws CryptoException {
    requireKey(key, Der.EC_PUBLIC_KEY, algorithm);
    for (Curve curve : Curve.values()) {
      if (Arrays.equals(key.parameters(), curve.objectIdentifier())) {
        if (algorithm.curve().isPresent() && algorithm.curve().get() != curve) {
          throw new CryptoException(
              "the key is on the curve " + curve + ", which does not fit " + algorithm);
        }
        return curve;
      }
    }
    throw new CryptoException("the key is on a curve other than P-256, P-384 and P-521");
  }

  /** The answer to a key of the wrong kind. */
  static CryptoException wrongKey(SignatureAlgorithm algorithm) {
    return new CryptoException("the public key is of another kind than " + algorithm + " needs");
  }
}

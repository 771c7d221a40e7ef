package dev.ascertain.crypto;

import java.util.Arrays;
import java.util.Optional;

/**
 * A private key as PKCS #8 wraps it (RFC 5958 section 2). Reads only the outer structure, and wraps
 * what older forms leave unwrapped.
 *
 * <pre>
 * OneAsymmetricKey ::= SEQUENCE {
 *   version                   Version,
 *   privateKeyAlgorithm       PrivateKeyAlgorithmIdentifier,
 *   privateKey                PrivateKey,
 *   attributes           [0]  Attributes OPTIONAL,
 *   publicKey            [1]  PublicKey OPTIONAL }
 * </pre>
 *
 * @param algorithm the algorithm's object identifier, in DER
 * @param parameters what follows it within the AlgorithmIdentifier, in DER; empty if nothing does
 * @param key the content of the octet string
 * @param der the whole
 */
record PrivateKeyInfo(byte[] algorithm, byte[] parameters, byte[] key, byte[] der) {
  private static final String COMPLAINT = "private key is not a PKCS #8 structure";
  private static final int PARAMETERS = 0xa0;
  private static final byte[] NULL = {5, 0};

  /**
   * Reads a key: PKCS #8, or RSAPrivateKey (RFC 8017 appendix A.1.2), or ECPrivateKey with the name
   * of its curve (RFC 5915 section 3).
   *
   * @throws CryptoException if it is none of these in DER
   */
  static PrivateKeyInfo read(byte[] der) throws CryptoException {
    DerCursor outer = new DerCursor(der, COMPLAINT);
    DerCursor info = outer.enter(DerCursor.SEQUENCE);
    info.enter(DerCursor.INTEGER);
    switch (info.peek()) {
      case DerCursor.INTEGER -> {
        return wrapped(Der.sequence(Der.RSA_ENCRYPTION, NULL), der);
      }
      case DerCursor.OCTET_STRING -> {
        return wrapped(Der.sequence(Der.EC_PUBLIC_KEY, curveWithin(info)), der);
      }
      default -> {}
    }
    DerCursor identifier = info.enter(DerCursor.SEQUENCE);
    byte[] algorithm = identifier.element(DerCursor.OBJECT_IDENTIFIER);
    byte[] key = info.enter(DerCursor.OCTET_STRING).rest();
    if (outer.hasMore()) {
      throw outer.malformed();
    }
    return new PrivateKeyInfo(algorithm, identifier.rest(), key, der);
  }

  private static PrivateKeyInfo wrapped(byte[] algorithm, byte[] key) throws CryptoException {
    return read(Der.sequence(Der.integer(0), algorithm, Der.octetString(key)));
  }

  private static byte[] curveWithin(DerCursor ecPrivateKey) throws CryptoException {
    ecPrivateKey.enter(DerCursor.OCTET_STRING);
    if (ecPrivateKey.peek() != PARAMETERS) {
      throw new CryptoException("the private key does not say which curve it is on");
    }
    return ecPrivateKey.enter(PARAMETERS).element(DerCursor.OBJECT_IDENTIFIER);
  }

  /** Whether the algorithm is the one with this object identifier, in DER. */
  boolean isOf(byte[] objectIdentifier) {
    return Arrays.equals(algorithm, objectIdentifier);
  }

  /** The curve of an EC key; empty for any other key, and for a curve that is not known here. */
  Optional<Curve> curve() {
    if (!isOf(Der.EC_PUBLIC_KEY)) {
      return Optional.empty();
    }
    return Arrays.stream(Curve.values())
        .filter(curve -> Arrays.equals(curve.objectIdentifier(), parameters))
        .findFirst();
  }

  // RFC 5915 section 3: ECPrivateKey ::= SEQUENCE { version INTEGER, privateKey OCTET STRING, ... }
  byte[] ecPrivateKey() throws CryptoException {
    DerCursor sequence = new DerCursor(key, COMPLAINT).enter(DerCursor.SEQUENCE);
    sequence.enter(DerCursor.INTEGER);
    return sequence.enter(DerCursor.OCTET_STRING).rest();
  }

  // RFC 8410 section 7: the private key is an octet string within the octet string.
  byte[] edwardsPrivateKey(int length) throws CryptoException {
    byte[] bytes = new DerCursor(key, COMPLAINT).enter(DerCursor.OCTET_STRING).rest();
    if (bytes.length != length) {
      throw new CryptoException(
          "a private key of %d bytes, not %d".formatted(bytes.length, length));
    }
    return bytes;
  }
}

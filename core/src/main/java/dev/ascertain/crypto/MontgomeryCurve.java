package dev.ascertain.crypto;

/** A curve of RFC 7748, with what its implementations share. */
@SuppressWarnings("ImmutableEnumChecker") // nobody writes to the object identifier
enum MontgomeryCurve {
  X25519("2b656e", 32, 9),
  X448("2b656f", 56, 5);

  private final byte[] objectIdentifier;
  private final int length;
  private final byte basePoint;

  MontgomeryCurve(String objectIdentifier, int length, int basePoint) {
    this.objectIdentifier = Der.oid(objectIdentifier);
    this.length = length;
    this.basePoint = (byte) basePoint;
  }

  /** The algorithm of RFC 8410 section 3, in DER. */
  byte[] objectIdentifier() {
    return objectIdentifier;
  }

  /** The size of private keys, public values and secrets in bytes (RFC 7748 section 5). */
  int length() {
    return length;
  }

  /** The u-coordinate of the base point (RFC 7748 sections 4.1 and 4.2). */
  byte[] basePoint() {
    byte[] point = new byte[length];
    point[0] = basePoint;
    return point;
  }

  // RFC 9846 section 7.4.2: "Implementations MUST check whether the computed Diffie-Hellman shared
  // secret is the all-zero value and abort if so, as described in Section 6
  // of RFC7748".
  void requireNotAllZero(byte[] secret) throws CryptoException {
    if (Crypto.equal(secret, new byte[length])) {
      throw allZero();
    }
  }

  /** What is wrong where the computation itself refuses such a secret. */
  CryptoException allZero() {
    return new CryptoException(
        "a public value of small order: the shared secret would be all zero");
  }
}

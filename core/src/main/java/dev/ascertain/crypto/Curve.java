package dev.ascertain.crypto;

/** A prime curve of FIPS 186-5, as TLS and certificates use it. */
@SuppressWarnings("ImmutableEnumChecker") // nobody writes to the object identifier
public enum Curve {
  P_256("P-256", "secp256r1", "2a8648ce3d030107", 32),
  P_384("P-384", "secp384r1", "2b81040022", 48),
  P_521("P-521", "secp521r1", "2b81040023", 66);

  private final String text;
  private final String secName;
  private final byte[] objectIdentifier;
  private final int fieldLength;

  Curve(String text, String secName, String objectIdentifier, int fieldLength) {
    this.text = text;
    this.secName = secName;
    this.objectIdentifier = Der.oid(objectIdentifier);
    this.fieldLength = fieldLength;
  }

  /** The name in SEC 2, which IANA uses too, such as {@code secp256r1}. */
  String secName() {
    return secName;
  }

  /** The namedCurve of RFC 5480 section 2.1.1.1, in DER. */
  byte[] objectIdentifier() {
    return objectIdentifier;
  }

  /** The size of a coordinate in bytes. */
  int fieldLength() {
    return fieldLength;
  }

  /** The name of FIPS 186-5, such as {@code P-256}. */
  @Override
  public String toString() {
    return text;
  }
}

package dev.ascertain.crypto;

/**
 * A hash function (FIPS 180-4; MD5: RFC 1321). MD5 and SHA-1 serve old peers and signatures only.
 */
public enum Hash {
  MD5("MD5", 16, 64),
  SHA_1("SHA-1", 20, 64),
  /** MD5, then SHA-1, one behind the other, as TLS 1.0 and 1.1 hash (RFC 4346 section 7.4.3). */
  MD5_SHA_1("MD5 and SHA-1", 36, 64),
  SHA_224("SHA-224", 28, 64),
  SHA_256("SHA-256", 32, 64),
  SHA_384("SHA-384", 48, 128),
  SHA_512("SHA-512", 64, 128);

  private final String text;
  private final int length;
  private final int blockLength;

  Hash(String text, int length, int blockLength) {
    this.text = text;
    this.length = length;
    this.blockLength = blockLength;
  }

  /** The size of a hash value in bytes. */
  public int length() {
    return length;
  }

  /** The size of the blocks it works on, in bytes. */
  public int blockLength() {
    return blockLength;
  }

  /** The name without a hyphen, as in {@code SHA256withRSA} and {@code HmacSHA256}. */
  String compactName() {
    return text.replace("-", "");
  }

  /** The usual name, such as {@code SHA-256}. */
  @Override
  public String toString() {
    return text;
  }
}

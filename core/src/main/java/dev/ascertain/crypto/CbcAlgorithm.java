package dev.ascertain.crypto;

/** A block cipher in CBC mode (RFC 5246 section 6.2.3.2). */
public enum CbcAlgorithm {
  /** RFC 3268. */
  AES_128(16, 16),
  /** RFC 3268. */
  AES_256(32, 16),
  /** RFC 5246 section 6.3: three DES keys. */
  TRIPLE_DES(24, 8);

  private final int keyLength;
  private final int blockLength;

  CbcAlgorithm(int keyLength, int blockLength) {
    this.keyLength = keyLength;
    this.blockLength = blockLength;
  }

  /** The size of the key in bytes. */
  public int keyLength() {
    return keyLength;
  }

  /** The size of a block, and of the initialisation vector, in bytes. */
  public int blockLength() {
    return blockLength;
  }
}

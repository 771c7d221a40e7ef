package dev.ascertain.crypto;

/** Authenticated encryption with additional data (RFC 5116). All take a nonce of 12 bytes. */
public enum AeadAlgorithm {
  /** RFC 5116 section 5.1. */
  AES_128_GCM(16, 16),
  /** RFC 5116 section 5.2. */
  AES_256_GCM(32, 16),
  /** RFC 8439 section 2.8. */
  CHACHA20_POLY1305(32, 16),
  /** RFC 5116 section 5.3. */
  AES_128_CCM(16, 16),
  /** RFC 5116 section 5.4. */
  AES_256_CCM(32, 16),
  /** RFC 6655 section 6.1. */
  AES_128_CCM_8(16, 8),
  /** RFC 6655 section 6.2. */
  AES_256_CCM_8(32, 8);

  /** The size of the nonce in bytes. */
  public static final int NONCE_LENGTH = 12;

  private final int keyLength;
  private final int tagLength;

  AeadAlgorithm(int keyLength, int tagLength) {
    this.keyLength = keyLength;
    this.tagLength = tagLength;
  }

  /** The size of the key in bytes. */
  public int keyLength() {
    return keyLength;
  }

  /** How many bytes longer the ciphertext is than the plaintext. */
  public int tagLength() {
    return tagLength;
  }
}

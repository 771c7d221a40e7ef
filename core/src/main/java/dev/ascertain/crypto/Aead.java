package dev.ascertain.crypto;

/** Authenticated encryption under one key (RFC 5116 section 2). Confined to one thread. */
public interface Aead {

  /** The algorithm. */
  AeadAlgorithm algorithm();

  /**
   * Encrypts and authenticates a plaintext of two parts.
   *
   * @param nonce 12 bytes, never used twice under this key
   * @param additionalData authenticated only
   * @param in holds the first part
   * @param offset where in {@code in} it begins
   * @param length its size in bytes
   * @param rest the second part; may be empty
   * @param out receives ciphertext and tag; not {@code in}
   * @param outOffset where in {@code out} they begin; as many bytes as both parts and the tag have
   *     are written
   */
  void seal(
      byte[] nonce,
      byte[] additionalData,
      byte[] in,
      int offset,
      int length,
      byte[] rest,
      byte[] out,
      int outOffset);

  /** Encrypts and authenticates all of {@code plaintext}; else the same. */
  default void seal(
      byte[] nonce, byte[] additionalData, byte[] plaintext, byte[] out, int outOffset) {
    seal(nonce, additionalData, plaintext, 0, plaintext.length, new byte[0], out, outOffset);
  }

  /**
   * Checks and decrypts.
   *
   * @param nonce 12 bytes
   * @param additionalData what was authenticated beside the plaintext
   * @param in holds ciphertext and tag
   * @param offset where in {@code in} they begin
   * @param length their size in bytes, at least the tag's
   * @param out receives the plaintext, which is shorter by the tag; not {@code in}. If the tag does
   *     not match, there is no plaintext in it afterwards
   * @param outOffset where in {@code out} it begins
   * @throws CryptoException if the tag does not match
   */
  void open(
      byte[] nonce,
      byte[] additionalData,
      byte[] in,
      int offset,
      int length,
      byte[] out,
      int outOffset)
      throws CryptoException;

  /**
   * Checks and decrypts into an array of its own; else the same.
   *
   * @return the plaintext
   */
  default byte[] open(byte[] nonce, byte[] additionalData, byte[] in, int offset, int length)
      throws CryptoException {
    byte[] plaintext = new byte[Math.max(0, length - algorithm().tagLength())];
    open(nonce, additionalData, in, offset, length, plaintext, 0);
    return plaintext;
  }

  /** Forgets the key, as far as the platform allows. Nothing else must follow. */
  void destroy();
}

package dev.ascertain.crypto;

/** Authenticated encryption under one key (RFC 5116 section 2). Confined to one thread. */
public interface Aead {

  /** The algorithm. */
  AeadAlgorithm algorithm();

  /**
   * Encrypts and authenticates.
   *
   * @param nonce 12 bytes, never used twice under this key
   * @param additionalData authenticated only
   * @param plaintext what to encrypt
   * @param out receives ciphertext and tag, {@code plaintext.length} + tag length bytes
   * @param outOffset where in {@code out} they begin
   */
  void seal(byte[] nonce, byte[] additionalData, byte[] plaintext, byte[] out, int outOffset);

  /**
   * Checks and decrypts.
   *
   * @param nonce 12 bytes
   * @param additionalData what was authenticated beside the plaintext
   * @param in holds ciphertext and tag
   * @param offset where in {@code in} they begin
   * @param length their size in bytes, at least the tag's
   * @return the plaintext
   * @throws CryptoException if the tag does not match
   */
  byte[] open(byte[] nonce, byte[] additionalData, byte[] in, int offset, int length)
      throws CryptoException;

  /** Forgets the key, as far as the platform allows. Nothing else must follow. */
  void destroy();
}

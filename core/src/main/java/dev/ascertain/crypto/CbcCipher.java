package dev.ascertain.crypto;

/** A block cipher in CBC mode under one key, without padding. Confined to one thread. */
public interface CbcCipher {

  /** The algorithm. */
  CbcAlgorithm algorithm();

  /**
   * Encrypts.
   *
   * @param iv the initialisation vector, one block
   * @param plaintext whole blocks
   */
  byte[] encrypt(byte[] iv, byte[] plaintext);

  /**
   * Decrypts.
   *
   * @param iv the initialisation vector, one block
   * @param in holds the ciphertext
   * @param offset where in {@code in} it begins
   * @param length its size in bytes: whole blocks
   */
  byte[] decrypt(byte[] iv, byte[] in, int offset, int length);

  /** Forgets the key, as far as the platform allows. Nothing else must follow. */
  void destroy();
}

package dev.ascertain.crypto;

/** Signs with one key by one implementation. Safe for many threads. */
@FunctionalInterface
interface Signer {

  /**
   * The signature over a message.
   *
   * @param algorithm one that fits the key
   */
  byte[] sign(SignatureAlgorithm algorithm, byte[] message);
}

package dev.ascertain.crypto;

/**
 * Diffie-Hellman over one group by one implementation: functions from encodings to encodings. Safe
 * for many threads.
 */
interface DiffieHellman {

  /** A fresh private key. */
  byte[] newPrivateKey(Randomness randomness);

  /** A fresh private key, and the public value that belongs to it. */
  default Pair newPair(Randomness randomness) {
    byte[] privateKey = newPrivateKey(randomness);
    return new Pair(privateKey, publicValue(privateKey));
  }

  /** The public value that belongs to a private key, as it goes onto the wire. */
  byte[] publicValue(byte[] privateKey);

  /**
   * The shared secret.
   *
   * @throws CryptoException if the peer's public value is not a valid one
   */
  byte[] agree(byte[] privateKey, byte[] peerPublicValue) throws CryptoException;

  /** Two keys that belong together. */
  record Pair(byte[] privateKey, byte[] publicValue) {}

  /** Refuses a public value of the wrong size, which no implementation need then check. */
  static void requireLength(byte[] publicValue, int length) throws CryptoException {
    if (publicValue.length != length) {
      throw new CryptoException(
          "a public value of %d bytes, not %d".formatted(publicValue.length, length));
    }
  }
}

package dev.ascertain.crypto;

/**
 * A peer's key, share, ciphertext or group parameter is invalid, or of a kind this package does not
 * have. The message is one sentence for people, without a full stop; it never contains secrets.
 */
public final class CryptoException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An exception that says what is wrong with the input. */
  public CryptoException(String message) {
    super(message);
  }

  /** An exception that also keeps what the implementation said. */
  public CryptoException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What is wrong, as a phrase for people. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}

package dev.ascertain.crypto;

/**
 * A source of unpredictable bytes, passed in by the caller. A scripted source makes a handshake
 * reproducible.
 */
@FunctionalInterface
public interface Randomness {

  /** Overwrites all of {@code bytes} with fresh random bytes. */
  void fill(byte[] bytes);

  /**
   * Fresh random bytes.
   *
   * @param length how many
   */
  default byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    fill(bytes);
    return bytes;
  }
}

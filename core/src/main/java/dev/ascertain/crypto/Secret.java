package dev.ascertain.crypto;

import java.util.Arrays;

/**
 * Bytes that must not be shown: a shared secret, a traffic secret, a premaster secret.
 *
 * <p>Compared by identity; use {@link Crypto#equal} on the bytes where contents matter.
 */
public final class Secret {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A secret that holds a copy of {@code bytes}; the caller may zero its own. */
  public static Secret copyOf(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** A secret that owns {@code bytes}: the caller must not use the array again. */
  static Secret owning(byte[] bytes) {
    return new Secret(bytes);
  }

  /** A copy of the bytes; all zero once {@link #destroy} was called. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The secret without its leading zero bytes; this one is destroyed. RFC 5246 section 8.1.2:
   * "Leading bytes of Z that contain all zero bits are stripped before it is used as the
   * pre_master_secret."
   */
  public Secret withoutLeadingZeros() {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    Secret stripped = new Secret(Arrays.copyOfRange(bytes, zeros, bytes.length));
    destroy();
    return stripped;
  }

  /** The number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** Overwrites the bytes with zeros, as far as the platform allows: copies elsewhere remain. */
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
  }

  /** Says only how long the secret is. */
  @Override
  public String toString() {
    return "secret, " + bytes.length + " bytes";
  }
}

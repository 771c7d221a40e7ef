package dev.ascertain.crypto;

import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A key for a cipher of the JDK that can be forgotten, which {@link
 * javax.crypto.spec.SecretKeySpec} cannot. What a cipher made of it is out of our reach.
 */
@SuppressWarnings("serial") // never serialized, but the interface says it could be
final class KeyBytes implements SecretKey {
  private final String algorithm;
  private final byte[] bytes;
  private boolean destroyed;

  /** A key that holds a copy of {@code bytes}; the caller may zero its own. */
  KeyBytes(byte[] bytes, String algorithm) {
    this.algorithm = algorithm;
    this.bytes = bytes.clone();
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
    destroyed = true;
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return algorithm + " key";
  }
}

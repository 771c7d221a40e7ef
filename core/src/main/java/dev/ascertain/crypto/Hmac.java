package dev.ascertain.crypto;

import java.security.InvalidKeyException;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** HMAC under one key (RFC 2104). Confined to one thread. */
public final class Hmac {
  private final Hash hash;
  private final KeyBytes key;

  /** Null once the key has been forgotten: by then, another may use it. */
  private @Nullable Mac mac;

  private @Nullable SecretLengthHmac secretLength;

  Hmac(Hash hash, byte[] key) {
    this.hash = hash;
    // RFC 2104 section 2: keys are filled up with zeros, so that an empty key is one zero byte.
    this.key = new KeyBytes(key.length == 0 ? new byte[1] : key, "HMAC");
    Mac taken = IdleMacs.take(hash);
    init(taken);
    this.mac = taken;
  }

  /** The size of the code in bytes. */
  public int length() {
    return hash.length();
  }

  /** Adds to the message. */
  public Hmac update(byte[] bytes) {
    mac().update(bytes);
    return this;
  }

  /** Adds a part of {@code bytes} to the message. */
  public Hmac update(byte[] bytes, int offset, int length) {
    mac().update(bytes, offset, length);
    return this;
  }

  /** The code of the message so far; the next message starts afresh under the same key. */
  public byte[] code() {
    return mac().doFinal();
  }

  /** The code of the message so far and one byte more. */
  byte[] of(byte last) {
    mac().update(last);
    return mac().doFinal();
  }

  /** The code of one whole message. */
  public byte[] of(byte[] message) {
    return mac().doFinal(message);
  }

  /**
   * The code of a message whose length is secret, in a time that depends on its bounds alone; for
   * SHA-1, SHA-256 and SHA-384, and keys of at most one block.
   *
   * @param header where the message begins; its length is public
   * @param bytes how it goes on
   * @param length how many of {@code bytes} belong to it; secret
   * @param minLength the least {@code length} may be
   * @param maxLength the most {@code length} may be, at most {@code bytes.length}
   */
  public byte[] ofSecretLength(
      byte[] header, byte[] bytes, int length, int minLength, int maxLength) {
    if (secretLength == null) {
      secretLength =
          new SecretLengthHmac(hash, () -> CompressionFunction.of(hash), key.getEncoded());
    }
    return secretLength.of(header, bytes, length, minLength, maxLength);
  }

  /** Forgets the key, as far as the platform allows. Nothing but the same again must follow. */
  public void destroy() {
    if (mac == null) {
      return;
    }
    key.destroy();
    if (secretLength != null) {
      secretLength.destroy();
    }
    init(mac); // which overwrites what was made of the old key
    IdleMacs.giveBack(hash, mac);
    mac = null;
  }

  private Mac mac() {
    if (mac == null) {
      throw new IllegalStateException("the key has been forgotten");
    }
    return mac;
  }

  private void init(Mac mac) {
    try {
      mac.init(key);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC with " + hash + " refuses a key", e);
    }
  }
}

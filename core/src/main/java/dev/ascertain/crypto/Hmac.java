package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC under one key (RFC 2104). Confined to one thread. */
public final class Hmac {
  private final Mac mac;

  Hmac(Hash hash, byte[] key) {
    try {
      mac = Mac.getInstance("Hmac" + hash.compactName());
      // RFC 2104 section 2: keys are filled up with zeros, so that an empty key is one zero byte.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HMAC"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks HMAC with " + hash, e);
    }
  }

  /** The size of the code in bytes. */
  public int length() {
    return mac.getMacLength();
  }

  /** Adds to the message. */
  public Hmac update(byte[] bytes) {
    mac.update(bytes);
    return this;
  }

  /** Adds a part of {@code bytes} to the message. */
  public Hmac update(byte[] bytes, int offset, int length) {
    mac.update(bytes, offset, length);
    return this;
  }

  /** The code of the message so far; the next message starts afresh under the same key. */
  public byte[] code() {
    return mac.doFinal();
  }

  /** The code of one whole message. */
  public byte[] of(byte[] message) {
    return mac.doFinal(message);
  }
}

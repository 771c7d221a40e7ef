package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.wire.extension.Opaque;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key that is known beforehand, by its hash (RFC 7469 section 2.4: "the hash of the
 * Subject Public Key Info").
 *
 * @param sha256 the SHA-256 of the DER SubjectPublicKeyInfo
 */
public record KeyPin(Opaque sha256) {
  private static final String PREFIX = "sha256/";
  private static final int LENGTH = 32;

  /** The pin of a key: a SubjectPublicKeyInfo in DER. */
  public static KeyPin of(byte[] subjectPublicKeyInfo, Crypto crypto) {
    return new KeyPin(new Opaque(crypto.hash(Hash.SHA_256, subjectPublicKeyInfo)));
  }

  /**
   * Reads a pin.
   *
   * @param text {@code sha256/} and 44 characters of base64; also with two slashes, as curl has it
   * @return empty if it is none
   */
  public static Optional<KeyPin> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int start = PREFIX.length() + (text.startsWith(PREFIX + "/") ? 1 : 0);
    try {
      byte[] hash = Base64.getDecoder().decode(text.substring(start));
      return hash.length == LENGTH ? Optional.of(new KeyPin(new Opaque(hash))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@code sha256/} and base64. */
  @Override
  public String toString() {
    return PREFIX + Base64.getEncoder().encodeToString(sha256.bytes());
  }
}

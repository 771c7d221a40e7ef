package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Randomness;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.extension.Opaque;

/**
 * A key that seals tickets.
 *
 * @param name tells which key a ticket was sealed with; 16 bytes, public
 * @param secret for AES-256-GCM, 32 bytes
 */
public record TicketKey(Opaque name, Secret secret) {
  static final int NAME_LENGTH = 16;
  private static final int KEY_LENGTH = 32;

  /** Refuses names and keys of other lengths. */
  public TicketKey {
    if (name.length() != NAME_LENGTH || secret.length() != KEY_LENGTH) {
      throw new IllegalArgumentException(
          "a name of %d and a key of %d bytes".formatted(name.length(), secret.length()));
    }
  }

  /** A fresh key. */
  public static TicketKey fresh(Randomness randomness) {
    return new TicketKey(
        new Opaque(randomness.bytes(NAME_LENGTH)), Secret.copyOf(randomness.bytes(KEY_LENGTH)));
  }
}

package dev.ascertain.handshake.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.extension.Opaque;
import org.junit.jupiter.api.Test;

class KeyLogEntryTest {
  private final KeyLogEntry entry =
      new KeyLogEntry(
          KeyLogEntry.Label.CLIENT_RANDOM,
          new Opaque(new byte[] {0, 1, (byte) 0xfe}),
          Secret.copyOf(new byte[] {(byte) 0xab, 3}));

  // RFC 9850 section 2.
  @Test
  void isOneLine() {
    assertThat(entry.line()).isEqualTo("CLIENT_RANDOM 0001fe ab03");
  }

  @Test
  void hidesItsSecretElsewhere() {
    assertThat(entry.toString()).contains("secret, 2 bytes").doesNotContain("ab03");
  }
}

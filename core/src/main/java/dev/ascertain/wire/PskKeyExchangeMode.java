package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * How a pre-shared key is used: IANA registry "TLS PskKeyExchangeMode" (RFC 9846 section 4.3.9).
 *
 * @param value the number on the wire, 0 to 255
 */
public record PskKeyExchangeMode(int value) {
  private static final Registry<PskKeyExchangeMode> REGISTRY =
      Registry.of8(PskKeyExchangeMode::new);

  public static final PskKeyExchangeMode PSK_KE = REGISTRY.define(0, "psk_ke");
  public static final PskKeyExchangeMode PSK_DHE_KE = REGISTRY.define(1, "psk_dhe_ke");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<PskKeyExchangeMode> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<PskKeyExchangeMode> registered() {
    return REGISTRY.registered();
  }

  /** Whether the value is reserved to provoke intolerant peers (RFC 8701 section 2). */
  public boolean isGrease() {
    return Grease.is8(value);
  }

  /** The registered name, such as {@code psk_ke}. */
  @Override
  public String toString() {
    return isGrease() ? Grease.shown(value, 1) : REGISTRY.show(value);
  }
}

package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A form of elliptic-curve point: IANA registry "TLS EC Point Formats" (RFC 8422 section 5.1.2).
 *
 * @param value the number on the wire, 0 to 255
 */
public record EcPointFormat(int value) {
  private static final Registry<EcPointFormat> REGISTRY = Registry.of8(EcPointFormat::new);

  public static final EcPointFormat UNCOMPRESSED = REGISTRY.define(0, "uncompressed");
  public static final EcPointFormat ANSIX962_COMPRESSED_PRIME =
      REGISTRY.define(1, "ansiX962_compressed_prime");
  public static final EcPointFormat ANSIX962_COMPRESSED_CHAR2 =
      REGISTRY.define(2, "ansiX962_compressed_char2");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<EcPointFormat> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<EcPointFormat> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code uncompressed}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

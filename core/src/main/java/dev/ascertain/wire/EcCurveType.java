package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * How ServerKeyExchange gives its curve: IANA registry "TLS EC Curve Types" (RFC 8422 section 5.4).
 *
 * @param value the number on the wire, 0 to 255
 */
public record EcCurveType(int value) {
  private static final Registry<EcCurveType> REGISTRY = Registry.of8(EcCurveType::new);

  public static final EcCurveType EXPLICIT_PRIME = REGISTRY.define(1, "explicit_prime");
  public static final EcCurveType EXPLICIT_CHAR2 = REGISTRY.define(2, "explicit_char2");
  public static final EcCurveType NAMED_CURVE = REGISTRY.define(3, "named_curve");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<EcCurveType> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<EcCurveType> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code explicit_prime}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

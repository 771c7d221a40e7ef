package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * How HPKE encapsulates a key: IANA registry "HPKE KEM Identifiers" (RFC 9180 section 7.1).
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record HpkeKemId(int value) {
  private static final Registry<HpkeKemId> REGISTRY = Registry.of16(HpkeKemId::new);

  public static final HpkeKemId DHKEM_P256_HKDF_SHA256 =
      REGISTRY.define(0x0010, "DHKEM(P-256, HKDF-SHA256)");
  public static final HpkeKemId DHKEM_P384_HKDF_SHA384 =
      REGISTRY.define(0x0011, "DHKEM(P-384, HKDF-SHA384)");
  public static final HpkeKemId DHKEM_P521_HKDF_SHA512 =
      REGISTRY.define(0x0012, "DHKEM(P-521, HKDF-SHA512)");
  public static final HpkeKemId DHKEM_X25519_HKDF_SHA256 =
      REGISTRY.define(0x0020, "DHKEM(X25519, HKDF-SHA256)");
  public static final HpkeKemId DHKEM_X448_HKDF_SHA512 =
      REGISTRY.define(0x0021, "DHKEM(X448, HKDF-SHA512)");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<HpkeKemId> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<HpkeKemId> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code DHKEM(X25519, HKDF-SHA256)}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

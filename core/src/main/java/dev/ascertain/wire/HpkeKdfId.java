package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * How HPKE derives keys: IANA registry "HPKE KDF Identifiers" (RFC 9180 section 7.2).
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record HpkeKdfId(int value) {
  private static final Registry<HpkeKdfId> REGISTRY = Registry.of16(HpkeKdfId::new);

  public static final HpkeKdfId HKDF_SHA256 = REGISTRY.define(0x0001, "HKDF-SHA256");
  public static final HpkeKdfId HKDF_SHA384 = REGISTRY.define(0x0002, "HKDF-SHA384");
  public static final HpkeKdfId HKDF_SHA512 = REGISTRY.define(0x0003, "HKDF-SHA512");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<HpkeKdfId> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<HpkeKdfId> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code HKDF-SHA256}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * How HPKE encrypts: IANA registry "HPKE AEAD Identifiers" (RFC 9180 section 7.3).
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record HpkeAeadId(int value) {
  private static final Registry<HpkeAeadId> REGISTRY = Registry.of16(HpkeAeadId::new);

  public static final HpkeAeadId AES_128_GCM = REGISTRY.define(0x0001, "AES-128-GCM");
  public static final HpkeAeadId AES_256_GCM = REGISTRY.define(0x0002, "AES-256-GCM");
  public static final HpkeAeadId CHACHA20_POLY1305 = REGISTRY.define(0x0003, "ChaCha20Poly1305");
  public static final HpkeAeadId EXPORT_ONLY = REGISTRY.define(0xffff, "Export-only");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<HpkeAeadId> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<HpkeAeadId> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code AES-128-GCM}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

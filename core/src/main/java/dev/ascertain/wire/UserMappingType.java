package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A kind of user name hint: IANA registry "TLS UserMappingType Values" (RFC 4681 section 4).
 *
 * @param value the number on the wire, 0 to 255
 */
public record UserMappingType(int value) {
  private static final Registry<UserMappingType> REGISTRY = Registry.of8(UserMappingType::new);

  public static final UserMappingType UPN_DOMAIN_HINT = REGISTRY.define(64, "upn_domain_hint");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<UserMappingType> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<UserMappingType> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code upn_domain_hint}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

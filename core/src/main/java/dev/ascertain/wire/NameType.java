package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A kind of server name (RFC 6066 section 3).
 *
 * @param value the number on the wire, 0 to 255
 */
public record NameType(int value) {
  private static final Registry<NameType> REGISTRY = Registry.of8(NameType::new);

  public static final NameType HOST_NAME = REGISTRY.define(0, "host_name");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<NameType> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<NameType> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code host_name}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

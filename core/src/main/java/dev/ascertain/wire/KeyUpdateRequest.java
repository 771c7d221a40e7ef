package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * Whether the peer shall update its keys too (RFC 9846 section 4.7.3).
 *
 * @param value the number on the wire, 0 to 255
 */
public record KeyUpdateRequest(int value) {
  private static final Registry<KeyUpdateRequest> REGISTRY = Registry.of8(KeyUpdateRequest::new);

  public static final KeyUpdateRequest UPDATE_NOT_REQUESTED =
      REGISTRY.define(0, "update_not_requested");
  public static final KeyUpdateRequest UPDATE_REQUESTED = REGISTRY.define(1, "update_requested");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<KeyUpdateRequest> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<KeyUpdateRequest> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code update_not_requested}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

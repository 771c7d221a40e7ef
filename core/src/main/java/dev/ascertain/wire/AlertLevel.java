package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * How grave an alert is (RFC 9846 section 6). TLS 1.3 ignores it.
 *
 * @param value the number on the wire, 0 to 255
 */
public record AlertLevel(int value) {
  private static final Registry<AlertLevel> REGISTRY = Registry.of8(AlertLevel::new);

  public static final AlertLevel WARNING = REGISTRY.define(1, "warning");
  public static final AlertLevel FATAL = REGISTRY.define(2, "fatal");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<AlertLevel> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<AlertLevel> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code warning}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

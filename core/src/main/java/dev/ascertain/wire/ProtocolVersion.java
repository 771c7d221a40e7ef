package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A version of the protocol (RFC 9846 section 4.2.1).
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record ProtocolVersion(int value) {
  private static final Registry<ProtocolVersion> REGISTRY = Registry.of16(ProtocolVersion::new);

  /** SSL 3.0 (RFC 6101). */
  public static final ProtocolVersion SSL_3_0 = REGISTRY.define(0x0300, "SSL 3.0");

  /** TLS 1.0 (RFC 2246). */
  public static final ProtocolVersion TLS_1_0 = REGISTRY.define(0x0301, "TLS 1.0");

  /** TLS 1.1 (RFC 4346). */
  public static final ProtocolVersion TLS_1_1 = REGISTRY.define(0x0302, "TLS 1.1");

  /** TLS 1.2 (RFC 5246). */
  public static final ProtocolVersion TLS_1_2 = REGISTRY.define(0x0303, "TLS 1.2");

  /** TLS 1.3 (RFC 9846). */
  public static final ProtocolVersion TLS_1_3 = REGISTRY.define(0x0304, "TLS 1.3");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<ProtocolVersion> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<ProtocolVersion> registered() {
    return REGISTRY.registered();
  }

  /** Whether it must not be used any more: SSL, TLS 1.0 and 1.1 (RFC 6176, RFC 7568, RFC 8996). */
  public boolean isDeprecated() {
    return value < TLS_1_2.value;
  }

  /** Whether the value is reserved to provoke intolerant peers (RFC 8701 section 2). */
  public boolean isGrease() {
    return Grease.is16(value);
  }

  /** The registered name, such as {@code SSL 3.0}. */
  @Override
  public String toString() {
    return isGrease() ? Grease.shown(value, 2) : REGISTRY.show(value);
  }
}

package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * Whether a peer takes heartbeats: IANA registry "TLS Heartbeat Modes" (RFC 6520 section 2).
 *
 * @param value the number on the wire, 0 to 255
 */
public record HeartbeatMode(int value) {
  private static final Registry<HeartbeatMode> REGISTRY = Registry.of8(HeartbeatMode::new);

  public static final HeartbeatMode PEER_ALLOWED_TO_SEND =
      REGISTRY.define(1, "peer_allowed_to_send");
  public static final HeartbeatMode PEER_NOT_ALLOWED_TO_SEND =
      REGISTRY.define(2, "peer_not_allowed_to_send");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<HeartbeatMode> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<HeartbeatMode> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code peer_allowed_to_send}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

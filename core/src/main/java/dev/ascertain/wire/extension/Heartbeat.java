package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.HeartbeatMode;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * Whether the peer may send heartbeat requests: {@code heartbeat} (RFC 6520 section 2).
 *
 * <pre>{@code
 * enum {
 *     peer_allowed_to_send(1), peer_not_allowed_to_send(2), (255)
 * } HeartbeatMode;
 *
 * struct {
 *     HeartbeatMode mode;
 * } HeartbeatExtension;
 * }</pre>
 *
 * @param mode what the sender of the extension is ready to receive
 */
public record Heartbeat(HeartbeatMode mode) implements Extension {

  static Heartbeat decode(Reader in) throws ViolationException {
    return new Heartbeat(in.u8("mode", HeartbeatMode::new));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.HEARTBEAT;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(mode.value());
  }
}

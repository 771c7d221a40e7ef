package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The sender changes its keys after this message (RFC 9846 section 4.7.3).
 *
 * <pre>{@code
 * enum { update_not_requested(0), update_requested(1), (255) } KeyUpdateRequest;
 *
 * struct {
 *     KeyUpdateRequest request_update;
 * } KeyUpdate;
 * }</pre>
 *
 * @param requestUpdate whether the receiver shall change its keys too; of any value
 */
public record KeyUpdate(KeyUpdateRequest requestUpdate) implements HandshakeMessage {

  static KeyUpdate decode(Reader in) throws ViolationException {
    return new KeyUpdate(in.u8("request_update", KeyUpdateRequest::new));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.KEY_UPDATE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(requestUpdate.value());
  }
}

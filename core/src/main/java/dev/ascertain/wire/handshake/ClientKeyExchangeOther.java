package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * The ClientKeyExchange (RFC 5246 section 7.4.7) of a key exchange that is not known, or has no
 * format here; or an empty one, because the client's certificate has the public value.
 *
 * @param data all that follows the header
 */
public record ClientKeyExchangeOther(Opaque data) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_KEY_EXCHANGE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(data.bytes());
  }
}

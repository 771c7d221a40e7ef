package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * The ServerKeyExchange (RFC 5246 section 7.4.3) of a key exchange that is not known, or has no
 * format here: anonymous, PSK, SRP and others.
 *
 * @param data all that follows the header
 */
public record ServerKeyExchangeOther(Opaque data) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_KEY_EXCHANGE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(data.bytes());
  }
}

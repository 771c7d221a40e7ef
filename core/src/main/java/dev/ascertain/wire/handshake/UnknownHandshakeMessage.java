package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * A message whose bytes are kept as they came: its type is not assigned, or has no format in TLS.
 *
 * @param type the type, of any value
 * @param data all that follows the header
 */
public record UnknownHandshakeMessage(HandshakeType type, Opaque data) implements HandshakeMessage {

  static UnknownHandshakeMessage decode(HandshakeType type, Reader in) {
    return new UnknownHandshakeMessage(type, new Opaque(in.rest("data")));
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(data.bytes());
  }
}

package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * The application protocol a client of TLS 1.2 chose by Next Protocol Negotiation, which ALPN
 * replaced (draft-agl-tls-nextprotoneg-04 section 4).
 *
 * <pre>{@code
 * struct {
 *     opaque selected_protocol<0..255>;
 *     opaque padding<0..255>;
 * } NextProtocol;
 * }</pre>
 *
 * @param selectedProtocol one character per byte, such as {@code http/1.1}
 * @param padding hides the length of the protocol's name
 */
public record NextProtocol(String selectedProtocol, Opaque padding) implements HandshakeMessage {
  // Not registered.
  private static final HandshakeType NEXT_PROTOCOL = new HandshakeType(67);

  static NextProtocol decode(Reader in) throws ViolationException {
    return new NextProtocol(
        in.text8("selected_protocol", 0, 0xff), new Opaque(in.opaque8("padding", 0, 0xff)));
  }

  @Override
  public HandshakeType type() {
    return NEXT_PROTOCOL;
  }

  @Override
  public void encodeBody(Writer out) {
    out.text8(selectedProtocol).opaque8(padding.bytes());
  }
}

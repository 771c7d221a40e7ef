package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The protocols a server offers: {@code next_protocol_negotiation} in ServerHello, the predecessor
 * of ALPN (draft-agl-tls-nextprotoneg-04 section 3; never registered). In ClientHello it is an
 * {@link EmptyExtension}.
 *
 * <p>The names fill the body, each preceded by its length in one byte; there is no length of the
 * list.
 *
 * @param protocols the names, most preferred first, one character per byte
 */
public record NextProtocolNegotiation(List<String> protocols) implements Extension {

  /** Copies the list. */
  public NextProtocolNegotiation {
    protocols = List.copyOf(protocols);
  }

  static NextProtocolNegotiation decode(Reader in) throws ViolationException {
    return new NextProtocolNegotiation(in.listOfRest("protocols", e -> e.text8("", 1, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.NEXT_PROTOCOL_NEGOTIATION;
  }

  @Override
  public void encodeBody(Writer out) {
    protocols.forEach(out::text8);
  }
}

package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * State a server parks with the client: {@code cookie} in HelloRetryRequest, and its echo in the
 * second ClientHello (RFC 9846 section 4.3.2).
 *
 * <pre>{@code
 * struct {
 *     opaque cookie<1..2^16-1>;
 * } Cookie;
 * }</pre>
 *
 * @param cookie the state, which only the server understands
 */
public record Cookie(Opaque cookie) implements Extension {

  static Cookie decode(Reader in) throws ViolationException {
    return new Cookie(new Opaque(in.opaque16("cookie", 1, 0xffff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.COOKIE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque16(cookie.bytes());
  }
}

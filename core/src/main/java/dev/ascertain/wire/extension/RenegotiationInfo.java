package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * What binds a renegotiation to the connection it renews: {@code renegotiation_info} (RFC 5746
 * section 3.2).
 *
 * <pre>{@code
 * struct {
 *     opaque renegotiated_connection<0..255>;
 * } RenegotiationInfo;
 * }</pre>
 *
 * @param renegotiatedConnection empty in an initial handshake; later the previous Finished of the
 *     client, followed in ServerHello by that of the server
 */
public record RenegotiationInfo(Opaque renegotiatedConnection) implements Extension {

  static RenegotiationInfo decode(Reader in) throws ViolationException {
    return new RenegotiationInfo(new Opaque(in.opaque8("renegotiated_connection", 0, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.RENEGOTIATION_INFO;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(renegotiatedConnection.bytes());
  }
}

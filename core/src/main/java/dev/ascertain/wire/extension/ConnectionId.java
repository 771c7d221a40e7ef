package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The identifier the sender wants on datagrams sent to it: {@code connection_id} (RFC 9146 section
 * 3).
 *
 * <pre>{@code
 * struct {
 *     opaque cid<0..2^8-1>;
 * } ConnectionId;
 * }</pre>
 *
 * @param cid the identifier; empty if the sender needs none
 */
public record ConnectionId(Opaque cid) implements Extension {

  static ConnectionId decode(Reader in) throws ViolationException {
    return new ConnectionId(new Opaque(in.opaque8("cid", 0, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CONNECTION_ID;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(cid.bytes());
  }
}

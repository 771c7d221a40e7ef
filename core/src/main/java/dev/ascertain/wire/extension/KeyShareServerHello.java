package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The public value a server answers with: {@code key_share} in ServerHello (RFC 9846 section
 * 4.3.8).
 *
 * <pre>{@code
 * struct {
 *     KeyShareEntry server_share;
 * } KeyShareServerHello;
 * }</pre>
 *
 * @param serverShare the value, in the group of one of the client's
 */
public record KeyShareServerHello(KeyShareEntry serverShare) implements Extension {

  static KeyShareServerHello decode(Reader in) throws ViolationException {
    return new KeyShareServerHello(in.struct("server_share", KeyShareEntry::decodeFromServer));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  @Override
  public void encodeBody(Writer out) {
    serverShare.encode(out);
  }
}

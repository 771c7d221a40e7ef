package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The public values a client offers: {@code key_share} in ClientHello (RFC 9846 section 4.3.8).
 *
 * <pre>{@code
 * struct {
 *     KeyShareEntry client_shares<0..2^16-1>;
 * } KeyShareClientHello;
 * }</pre>
 *
 * @param clientShares the values, most preferred group first; none to ask for a HelloRetryRequest
 */
public record KeyShareClientHello(List<KeyShareEntry> clientShares) implements Extension {

  /** Copies the list. */
  public KeyShareClientHello {
    clientShares = List.copyOf(clientShares);
  }

  static KeyShareClientHello decode(Reader in) throws ViolationException {
    return new KeyShareClientHello(
        in.list16("client_shares", 0, 0xffff, KeyShareEntry::decodeFromClient));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(clientShares, (element, share) -> share.encode(element));
  }
}

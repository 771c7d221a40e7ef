package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The group a server asks for: {@code key_share} in HelloRetryRequest (RFC 9846 section 4.3.8).
 *
 * <pre>{@code
 * struct {
 *     NamedGroup selected_group;
 * } KeyShareHelloRetryRequest;
 * }</pre>
 *
 * @param selectedGroup the group the second ClientHello shall have a share of
 */
public record KeyShareHelloRetryRequest(NamedGroup selectedGroup) implements Extension {

  static KeyShareHelloRetryRequest decode(Reader in) throws ViolationException {
    return new KeyShareHelloRetryRequest(in.u16("selected_group", NamedGroup::new));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(selectedGroup.value());
  }
}

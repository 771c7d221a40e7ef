package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The pre-shared key a server chose: {@code pre_shared_key} in ServerHello (RFC 9846 section
 * 4.3.11).
 *
 * <pre>{@code
 * struct {
 *     select (Handshake.msg_type) {
 *         case client_hello: OfferedPsks;
 *         case server_hello: uint16 selected_identity;
 *     };
 * } PreSharedKeyExtension;
 * }</pre>
 *
 * @param selectedIdentity index into the client's identities, from 0
 */
public record SelectedPsk(int selectedIdentity) implements Extension {

  static SelectedPsk decode(Reader in) throws ViolationException {
    return new SelectedPsk(in.u16("selected_identity"));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PRE_SHARED_KEY;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(selectedIdentity);
  }
}

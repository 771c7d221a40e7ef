package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * How much 0-RTT data a ticket allows: {@code early_data} in NewSessionTicket (RFC 9846 section
 * 4.3.10). In ClientHello and EncryptedExtensions the extension is empty: {@link EmptyExtension}.
 *
 * <pre>{@code
 * struct {
 *     select (Handshake.msg_type) {
 *         case new_session_ticket:   uint32 max_early_data_size;
 *         case client_hello:         Empty;
 *         case encrypted_extensions: Empty;
 *     };
 * } EarlyDataIndication;
 * }</pre>
 *
 * @param maxEarlyDataSize bytes of application data, 0 to 2<sup>32</sup> - 1
 */
public record MaxEarlyDataSize(long maxEarlyDataSize) implements Extension {

  static MaxEarlyDataSize decode(Reader in) throws ViolationException {
    return new MaxEarlyDataSize(in.u32("max_early_data_size"));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.EARLY_DATA;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u32(maxEarlyDataSize);
  }
}

package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The protocols for which a client can take settings during the handshake (ALPS): {@code
 * application_settings} in ClientHello (draft-vvv-tls-alps-01 section 4; sent by Chrome, never
 * registered). The server's answer is {@link ApplicationSettingsValue}.
 *
 * <pre>{@code
 * struct {
 *     ProtocolName supported_protocols<2..2^16-1>;
 * } ApplicationSettingsSupport;
 * }</pre>
 *
 * @param type the old or the new number
 * @param supportedProtocols names as in ALPN, one character per byte
 */
public record ApplicationSettings(ExtensionType type, List<String> supportedProtocols)
    implements Extension {

  /** Copies the list. */
  public ApplicationSettings {
    supportedProtocols = List.copyOf(supportedProtocols);
  }

  static ApplicationSettings decode(ExtensionType type, Reader in) throws ViolationException {
    return new ApplicationSettings(
        type, in.list16("supported_protocols", 2, 0xffff, e -> e.text8("", 1, 0xff)));
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(supportedProtocols, Writer::text8);
  }
}

package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Writer;

/**
 * A server's settings for the protocol chosen by ALPN: {@code application_settings} in
 * EncryptedExtensions (draft-vvv-tls-alps-01 section 4; sent by Chrome's peers, never registered).
 *
 * <pre>{@code
 * opaque application_settings[extension_data length];
 * }</pre>
 *
 * @param type the old or the new number
 * @param settings what the protocol defines, such as the SETTINGS frame of HTTP/2
 */
public record ApplicationSettingsValue(ExtensionType type, Opaque settings) implements Extension {

  static ApplicationSettingsValue decode(ExtensionType type, Reader in) {
    return new ApplicationSettingsValue(type, new Opaque(in.rest("settings")));
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(settings.bytes());
  }
}

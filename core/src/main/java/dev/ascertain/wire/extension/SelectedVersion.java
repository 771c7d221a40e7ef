package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The version a server chose: {@code supported_versions} in ServerHello and HelloRetryRequest (RFC
 * 9846 section 4.3.1).
 *
 * <pre>{@code
 * struct {
 *     select (Handshake.msg_type) {
 *         case client_hello:
 *             ProtocolVersion versions<2..254>;
 *         case server_hello: // and HelloRetryRequest
 *             ProtocolVersion selected_version;
 *     };
 * } SupportedVersions;
 * }</pre>
 *
 * @param selectedVersion the version of this connection
 */
public record SelectedVersion(ProtocolVersion selectedVersion) implements Extension {

  static SelectedVersion decode(Reader in) throws ViolationException {
    return new SelectedVersion(in.u16("selected_version", ProtocolVersion::new));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_VERSIONS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(selectedVersion.value());
  }
}

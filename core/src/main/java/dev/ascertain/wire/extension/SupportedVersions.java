package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The versions a client supports: {@code supported_versions} in ClientHello (RFC 9846 section
 * 4.3.1).
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
 * <p>The server's answer is {@link SelectedVersion}.
 *
 * @param versions the versions, most preferred first
 */
public record SupportedVersions(List<ProtocolVersion> versions) implements Extension {

  /** Copies the list. */
  public SupportedVersions {
    versions = List.copyOf(versions);
  }

  static SupportedVersions decode(Reader in) throws ViolationException {
    return new SupportedVersions(
        in.list8("versions", 2, 0xfe, e -> e.u16("", ProtocolVersion::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_VERSIONS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(versions, (element, version) -> element.u16(version.value()));
  }
}

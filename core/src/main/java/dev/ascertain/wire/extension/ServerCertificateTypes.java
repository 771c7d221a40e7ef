package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The types of certificate a client can check: {@code server_certificate_type} in ClientHello (RFC
 * 7250 section 3). The server's answer is {@link SelectedServerCertificateType}.
 *
 * <pre>{@code
 * struct {
 *     select (ClientOrServerExtension) {
 *         case client: CertificateType server_certificate_types<1..2^8-1>;
 *         case server: CertificateType server_certificate_type;
 *     }
 * } ServerCertTypeExtension;
 * }</pre>
 *
 * @param serverCertificateTypes the types, most preferred first
 */
public record ServerCertificateTypes(List<CertificateType> serverCertificateTypes)
    implements Extension {

  /** Copies the list. */
  public ServerCertificateTypes {
    serverCertificateTypes = List.copyOf(serverCertificateTypes);
  }

  static ServerCertificateTypes decode(Reader in) throws ViolationException {
    return new ServerCertificateTypes(
        in.list8("server_certificate_types", 1, 0xff, e -> e.u8("", CertificateType::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_CERTIFICATE_TYPE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(
        serverCertificateTypes, (element, certificateType) -> element.u8(certificateType.value()));
  }
}

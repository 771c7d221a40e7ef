package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The types of certificate a client can show: {@code client_certificate_type} in ClientHello (RFC
 * 7250 section 3). The server's answer is {@link SelectedClientCertificateType}.
 *
 * <pre>{@code
 * struct {
 *     select (ClientOrServerExtension) {
 *         case client: CertificateType client_certificate_types<1..2^8-1>;
 *         case server: CertificateType client_certificate_type;
 *     }
 * } ClientCertTypeExtension;
 * }</pre>
 *
 * @param clientCertificateTypes the types, most preferred first
 */
public record ClientCertificateTypes(List<CertificateType> clientCertificateTypes)
    implements Extension {

  /** Copies the list. */
  public ClientCertificateTypes {
    clientCertificateTypes = List.copyOf(clientCertificateTypes);
  }

  static ClientCertificateTypes decode(Reader in) throws ViolationException {
    return new ClientCertificateTypes(
        in.list8("client_certificate_types", 1, 0xff, e -> e.u8("", CertificateType::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CLIENT_CERTIFICATE_TYPE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(
        clientCertificateTypes, (element, certificateType) -> element.u8(certificateType.value()));
  }
}

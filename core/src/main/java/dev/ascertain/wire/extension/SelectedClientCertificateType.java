package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The type of certificate the client shall use: {@code client_certificate_type} in ServerHello of
 * TLS 1.2 and EncryptedExtensions of TLS 1.3 (RFC 7250 section 3).
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
 * @param clientCertificateType the type chosen
 */
public record SelectedClientCertificateType(CertificateType clientCertificateType)
    implements Extension {

  static SelectedClientCertificateType decode(Reader in) throws ViolationException {
    return new SelectedClientCertificateType(
        in.u8("client_certificate_type", CertificateType::new));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CLIENT_CERTIFICATE_TYPE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(clientCertificateType.value());
  }
}

package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The type of certificate the server shall use: {@code server_certificate_type} in ServerHello of
 * TLS 1.2 and EncryptedExtensions of TLS 1.3 (RFC 7250 section 3).
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
 * @param serverCertificateType the type chosen
 */
public record SelectedServerCertificateType(CertificateType serverCertificateType)
    implements Extension {

  static SelectedServerCertificateType decode(Reader in) throws ViolationException {
    return new SelectedServerCertificateType(
        in.u8("server_certificate_type", CertificateType::new));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_CERTIFICATE_TYPE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(serverCertificateType.value());
  }
}

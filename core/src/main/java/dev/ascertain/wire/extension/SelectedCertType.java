package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The type of certificate a server chose: {@code cert_type} in ServerHello (RFC 6091 section 3.1).
 *
 * <pre>{@code
 * struct {
 *     select (ClientOrServerExtension) {
 *         case client: CertificateType certificate_types<1..2^8-1>;
 *         case server: CertificateType certificate_type;
 *     }
 * } CertificateTypeExtension;
 * }</pre>
 *
 * @param certificateType the type both sides use
 */
public record SelectedCertType(CertificateType certificateType) implements Extension {

  static SelectedCertType decode(Reader in) throws ViolationException {
    return new SelectedCertType(in.u8("certificate_type", CertificateType::new));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CERT_TYPE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(certificateType.value());
  }
}

package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The types of certificate a client can use: {@code cert_type} in ClientHello (RFC 6091 section
 * 3.1). The server's answer is {@link SelectedCertType}.
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
 * @param certificateTypes the types, most preferred first
 */
public record CertTypes(List<CertificateType> certificateTypes) implements Extension {

  /** Copies the list. */
  public CertTypes {
    certificateTypes = List.copyOf(certificateTypes);
  }

  static CertTypes decode(Reader in) throws ViolationException {
    return new CertTypes(
        in.list8("certificate_types", 1, 0xff, e -> e.u8("", CertificateType::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CERT_TYPE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(certificateTypes, (element, certificateType) -> element.u8(certificateType.value()));
  }
}

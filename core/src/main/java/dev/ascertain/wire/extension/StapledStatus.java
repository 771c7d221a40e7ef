package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The status of a certificate, stapled to it: {@code status_request} in Certificate of TLS 1.3 (RFC
 * 9846 section 4.5.1.1). TLS 1.2 sends the same structure as a message of its own.
 *
 * <pre>{@code
 * struct {
 *     CertificateStatusType status_type;
 *     select (status_type) {
 *         case ocsp: OCSPResponse;
 *     } response;
 * } CertificateStatus;
 *
 * opaque OCSPResponse<1..2^24-1>;
 * }</pre>
 *
 * <p>A response of another status type is kept as an {@link UnknownExtension}.
 *
 * @param response a DER OCSPResponse (RFC 6960 section 4.2.1)
 */
public record StapledStatus(Opaque response) implements Extension {

  static Extension decode(Reader in) throws ViolationException {
    CertificateStatusType type = in.u8("status_type", CertificateStatusType::new);
    if (!type.equals(CertificateStatusType.OCSP)) {
      return UnknownExtension.decodeRest(ExtensionType.STATUS_REQUEST, type.value(), in);
    }
    return new StapledStatus(new Opaque(in.opaque24("response", 1, 0xffffff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(CertificateStatusType.OCSP.value()).opaque24(response.bytes());
  }
}

package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A request for a stapled certificate status: {@code status_request} in ClientHello (RFC 6066
 * section 8). The answers are {@link EmptyExtension} in ServerHello of TLS 1.2 and {@link
 * StapledStatus} in Certificate of TLS 1.3; a server's own request in CertificateRequest is empty
 * too.
 *
 * <pre>{@code
 * struct {
 *     CertificateStatusType status_type;
 *     select (status_type) {
 *         case ocsp: OCSPStatusRequest;
 *     } request;
 * } CertificateStatusRequest;
 *
 * enum { ocsp(1), (255) } CertificateStatusType;
 * }</pre>
 *
 * <p>A request of another status type is kept as an {@link UnknownExtension}.
 *
 * @param request what is asked for; the status type is {@code ocsp}
 */
public record StatusRequest(OcspStatusRequest request) implements Extension {

  static Extension decode(Reader in) throws ViolationException {
    CertificateStatusType type = in.u8("status_type", CertificateStatusType::new);
    if (!type.equals(CertificateStatusType.OCSP)) {
      return UnknownExtension.decodeRest(ExtensionType.STATUS_REQUEST, type.value(), in);
    }
    return new StatusRequest(in.struct("request", OcspStatusRequest::decode));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(CertificateStatusType.OCSP.value());
    request.encode(out);
  }
}

package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.Placement;

/**
 * The client asks for another certificate of the server, as an exported authenticator (RFC 9261
 * section 4). It travels in the application's protocol, never in a handshake record.
 *
 * <pre>{@code
 * struct {
 *     opaque certificate_request_context<0..2^8-1>;
 *     Extension extensions<2..2^16-1>;
 * } ClientCertificateRequest;
 * }</pre>
 *
 * @param certificateRequestContext identifies the request
 * @param extensions those of CertificateRequest, and {@code server_name} as an {@link
 *     dev.ascertain.wire.extension.UnknownExtension}
 */
public record ClientCertificateRequest(Opaque certificateRequestContext, Extensions extensions)
    implements HandshakeMessage {

  static ClientCertificateRequest decode(Reader in) throws ViolationException {
    return new ClientCertificateRequest(
        new Opaque(in.opaque8("certificate_request_context", 0, 0xff)),
        Extensions.decode(in, Placement.CERTIFICATE_REQUEST));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_CERTIFICATE_REQUEST;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(certificateRequestContext.bytes());
    extensions.encode(out);
  }
}

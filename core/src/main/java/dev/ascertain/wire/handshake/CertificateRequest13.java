package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.CertificateAuthorities;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import java.util.List;

/**
 * The server asks for a client certificate, in TLS 1.3 (RFC 9846 section 4.4.2).
 *
 * <pre>{@code
 * struct {
 *     opaque certificate_request_context<0..2^8-1>;
 *     Extension extensions<0..2^16-1>;
 * } CertificateRequest;
 * }</pre>
 *
 * @param certificateRequestContext identifies the request; empty during the handshake
 * @param extensions what the certificate and its signature shall be like
 */
public record CertificateRequest13(Opaque certificateRequestContext, Extensions extensions)
    implements HandshakeMessage {

  /** By which schemes the handshake may be signed, the most preferred first. */
  public List<SignatureScheme> signatureAlgorithms() {
    return extensions
        .find(SignatureAlgorithms.class)
        .map(SignatureAlgorithms::supportedSignatureAlgorithms)
        .orElse(List.of());
  }

  /** The names of the authorities that are accepted, in DER; none leaves the choice open. */
  public List<Opaque> certificateAuthorities() {
    return extensions
        .find(CertificateAuthorities.class)
        .map(CertificateAuthorities::authorities)
        .orElse(List.of());
  }

  static CertificateRequest13 decode(Reader in) throws ViolationException {
    return new CertificateRequest13(
        new Opaque(in.opaque8("certificate_request_context", 0, 0xff)),
        Extensions.decode(in, Placement.CERTIFICATE_REQUEST));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_REQUEST;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(certificateRequestContext.bytes());
    extensions.encode(out);
  }
}

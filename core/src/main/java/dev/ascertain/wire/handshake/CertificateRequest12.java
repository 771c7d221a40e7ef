package dev.ascertain.wire.handshake;

import dev.ascertain.wire.ClientCertificateType;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;

/**
 * The server asks for a client certificate, in TLS 1.2 and below (RFC 5246 section 7.4.4).
 *
 * <pre>{@code
 * opaque DistinguishedName<1..2^16-1>;
 *
 * struct {
 *     ClientCertificateType certificate_types<1..2^8-1>;
 *     SignatureAndHashAlgorithm supported_signature_algorithms<2..2^16-2>;
 *     DistinguishedName certificate_authorities<0..2^16-1>;
 * } CertificateRequest;
 * }</pre>
 *
 * <p>Before TLS 1.2 there are no signature algorithms (RFC 4346 section 7.4.4). That TLS 1.0 asks
 * for at least one authority (RFC 2246 section 7.4.4) is not enforced.
 *
 * @param certificateTypes the kinds of certificates, in wire order
 * @param supportedSignatureAlgorithms most preferred first; none before TLS 1.2
 * @param certificateAuthorities names in DER; none leaves the choice to the client
 */
public record CertificateRequest12(
    List<ClientCertificateType> certificateTypes,
    List<SignatureScheme> supportedSignatureAlgorithms,
    List<Opaque> certificateAuthorities)
    implements HandshakeMessage {

  /** Copies the lists. */
  public CertificateRequest12 {
    certificateTypes = List.copyOf(certificateTypes);
    supportedSignatureAlgorithms = List.copyOf(supportedSignatureAlgorithms);
    certificateAuthorities = List.copyOf(certificateAuthorities);
  }

  static CertificateRequest12 decode(Reader in, Dialect dialect) throws ViolationException {
    return new CertificateRequest12(
        in.list8("certificate_types", 1, 0xff, e -> e.u8("", ClientCertificateType::new)),
        dialect.namesSignatureAlgorithms() ? signatureAlgorithms(in) : List.of(),
        in.list16(
            "certificate_authorities", 0, 0xffff, e -> new Opaque(e.opaque16("", 1, 0xffff))));
  }

  private static List<SignatureScheme> signatureAlgorithms(Reader in) throws ViolationException {
    return in.list16(
        "supported_signature_algorithms", 2, 0xfffe, e -> e.u16("", SignatureScheme::new));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_REQUEST;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(certificateTypes, (element, type) -> element.u8(type.value()));
    // Where the field exists it is never empty.
    if (!supportedSignatureAlgorithms.isEmpty()) {
      out.list16(supportedSignatureAlgorithms, (element, scheme) -> element.u16(scheme.value()));
    }
    out.list16(certificateAuthorities, (element, name) -> element.opaque16(name.bytes()));
  }
}

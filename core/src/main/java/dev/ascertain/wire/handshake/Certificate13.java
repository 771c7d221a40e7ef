package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.Placement;
import java.util.List;

/**
 * A certificate chain, in TLS 1.3 (RFC 9846 section 4.5.1).
 *
 * <pre>{@code
 * struct {
 *     opaque certificate_request_context<0..2^8-1>;
 *     CertificateEntry certificate_list<0..2^24-1>;
 * } Certificate;
 * }</pre>
 *
 * @param certificateRequestContext that of the CertificateRequest; empty from a server
 * @param certificateList the certificates, the sender's first; empty from a client without one
 */
public record Certificate13(Opaque certificateRequestContext, List<Entry> certificateList)
    implements HandshakeMessage {

  /** Copies the list. */
  public Certificate13 {
    certificateList = List.copyOf(certificateList);
  }

  /**
   * One certificate.
   *
   * <pre>{@code
   * struct {
   *     select (certificate_type) {
   *         case RawPublicKey:
   *             opaque ASN1_subjectPublicKeyInfo<1..2^24-1>;
   *         case X509:
   *             opaque cert_data<1..2^24-1>;
   *     };
   *     Extension extensions<0..2^16-1>;
   * } CertificateEntry;
   * }</pre>
   *
   * @param certData DER: a certificate, or a SubjectPublicKeyInfo if that was agreed (RFC 7250)
   * @param extensions the extensions about this certificate, in wire order
   */
  public record Entry(Opaque certData, Extensions extensions) {

    private static Entry decode(Reader in, Dialect dialect) throws ViolationException {
      String name = dialect.hasRawPublicKeys() ? "ASN1_subjectPublicKeyInfo" : "cert_data";
      return new Entry(
          new Opaque(in.opaque24(name, 1, 0xffffff)), Extensions.decode(in, Placement.CERTIFICATE));
    }

    private void encode(Writer out) {
      out.opaque24(certData.bytes());
      extensions.encode(out);
    }
  }

  static Certificate13 decode(Reader in, Dialect dialect) throws ViolationException {
    return new Certificate13(
        new Opaque(in.opaque8("certificate_request_context", 0, 0xff)),
        in.list24("certificate_list", 0, 0xffffff, e -> Entry.decode(e, dialect)));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(certificateRequestContext.bytes());
    out.list24(certificateList, (element, entry) -> entry.encode(element));
  }

  /** The certificates in DER, in wire order. */
  public List<byte[]> certificates() {
    return certificateList.stream().map(entry -> entry.certData().bytes()).toList();
  }
}

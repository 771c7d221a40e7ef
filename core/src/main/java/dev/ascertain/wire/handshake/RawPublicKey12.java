package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * The Certificate of TLS 1.2 and below that holds a public key and nothing else (RFC 7250 section
 * 3). In TLS 1.3 it is a {@link Certificate13} of one entry.
 *
 * <pre>{@code
 * struct {
 *     select(certificate_type) {
 *         case RawPublicKey:
 *             opaque ASN1_subjectPublicKeyInfo<1..2^24-1>;
 *         case X.509:
 *             ASN.1Cert certificate_list<0..2^24-1>;
 *     };
 * } Certificate;
 * }</pre>
 *
 * @param subjectPublicKeyInfo the key, DER; empty from a client without one, for which RFC 7250 has
 *     no other form
 */
public record RawPublicKey12(Opaque subjectPublicKeyInfo) implements HandshakeMessage {

  static RawPublicKey12 decode(Reader in) throws ViolationException {
    return new RawPublicKey12(new Opaque(in.opaque24("ASN1_subjectPublicKeyInfo", 0, 0xffffff)));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque24(subjectPublicKeyInfo.bytes());
  }
}

package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;

/**
 * A certificate chain, in TLS 1.2 and below (RFC 5246 sections 7.4.2 and 7.4.6).
 *
 * <pre>{@code
 * opaque ASN.1Cert<1..2^24-1>;
 *
 * struct {
 *     ASN.1Cert certificate_list<0..2^24-1>;
 * } Certificate;
 * }</pre>
 *
 * @param certificateList the certificates in DER, the sender's first; empty from a client without
 *     one
 */
public record Certificate12(List<Opaque> certificateList) implements HandshakeMessage {

  /** Copies the list. */
  public Certificate12 {
    certificateList = List.copyOf(certificateList);
  }

  static Certificate12 decode(Reader in) throws ViolationException {
    return new Certificate12(
        in.list24("certificate_list", 0, 0xffffff, e -> new Opaque(e.opaque24("", 1, 0xffffff))));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list24(certificateList, (element, der) -> element.opaque24(der.bytes()));
  }

  /** The certificates in DER, in wire order. */
  public List<byte[]> certificates() {
    return certificateList.stream().map(Opaque::bytes).toList();
  }
}

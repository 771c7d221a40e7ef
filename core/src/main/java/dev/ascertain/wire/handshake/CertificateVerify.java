package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.Optional;

/**
 * Proof that the sender holds the private key of its certificate (RFC 9846 section 4.5.2, RFC 5246
 * section 7.4.8).
 *
 * <pre>{@code
 * struct {
 *     SignatureScheme algorithm;
 *     opaque signature<0..2^16-1>;
 * } CertificateVerify;
 * }</pre>
 *
 * <p>TLS 1.2 has the same bytes in a {@link DigitallySigned}; before, there is no algorithm.
 *
 * @param algorithm what the signature is made with; empty before TLS 1.2
 * @param signature the signature over the handshake so far
 */
public record CertificateVerify(Optional<SignatureScheme> algorithm, Opaque signature)
    implements HandshakeMessage {

  static CertificateVerify decode(Reader in, Dialect dialect) throws ViolationException {
    DigitallySigned signed = DigitallySigned.decode(in, dialect);
    return new CertificateVerify(signed.algorithm(), signed.signature());
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_VERIFY;
  }

  @Override
  public void encodeBody(Writer out) {
    new DigitallySigned(algorithm, signature).encode(out);
  }
}

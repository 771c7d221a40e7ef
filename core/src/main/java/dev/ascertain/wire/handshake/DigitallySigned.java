package dev.ascertain.wire.handshake;

import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.Optional;

/**
 * A signature (RFC 5246 section 4.7).
 *
 * <pre>{@code
 * struct {
 *     SignatureAndHashAlgorithm algorithm;
 *     opaque signature<0..2^16-1>;
 * } DigitallySigned;
 * }</pre>
 *
 * <p>Before TLS 1.2 there is no algorithm (RFC 4346 section 4.7). A SignatureAndHashAlgorithm has
 * the same bytes as a SignatureScheme (RFC 9846 section 4.3.3).
 *
 * @param algorithm what the signature is made with; empty before TLS 1.2
 * @param signature the signature itself
 */
public record DigitallySigned(Optional<SignatureScheme> algorithm, Opaque signature) {

  static DigitallySigned decode(Reader in, Dialect dialect) throws ViolationException {
    Optional<SignatureScheme> algorithm =
        dialect.namesSignatureAlgorithms()
            ? Optional.of(in.u16("algorithm", SignatureScheme::new))
            : Optional.empty();
    return new DigitallySigned(algorithm, new Opaque(in.opaque16("signature", 0, 0xffff)));
  }

  void encode(Writer out) {
    algorithm.ifPresent(scheme -> out.u16(scheme.value()));
    out.opaque16(signature.bytes());
  }
}

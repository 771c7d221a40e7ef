package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The signatures the sender can verify in CertificateVerify, and in certificates unless {@link
 * SignatureAlgorithmsCert} is there too: {@code signature_algorithms} (RFC 9846 section 4.3.3).
 *
 * <pre>{@code
 * struct {
 *     SignatureScheme supported_signature_algorithms<2..2^16-2>;
 * } SignatureSchemeList;
 * }</pre>
 *
 * <p>TLS 1.2 has the same bytes as pairs of hash and signature (RFC 5246 section 7.4.1.4.1).
 *
 * @param supportedSignatureAlgorithms the schemes, most preferred first
 */
public record SignatureAlgorithms(List<SignatureScheme> supportedSignatureAlgorithms)
    implements Extension {

  /** Copies the list. */
  public SignatureAlgorithms {
    supportedSignatureAlgorithms = List.copyOf(supportedSignatureAlgorithms);
  }

  static SignatureAlgorithms decode(Reader in) throws ViolationException {
    return new SignatureAlgorithms(
        in.list16(
            "supported_signature_algorithms", 2, 0xfffe, e -> e.u16("", SignatureScheme::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNATURE_ALGORITHMS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(supportedSignatureAlgorithms, (element, scheme) -> element.u16(scheme.value()));
  }
}

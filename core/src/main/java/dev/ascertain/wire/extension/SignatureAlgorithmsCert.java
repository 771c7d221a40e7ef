package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The signatures the sender can verify in certificates: {@code signature_algorithms_cert} (RFC 9846
 * section 4.3.3).
 *
 * <pre>{@code
 * struct {
 *     SignatureScheme supported_signature_algorithms<2..2^16-2>;
 * } SignatureSchemeList;
 * }</pre>
 *
 * @param supportedSignatureAlgorithms the schemes, most preferred first
 */
public record SignatureAlgorithmsCert(List<SignatureScheme> supportedSignatureAlgorithms)
    implements Extension {

  /** Copies the list. */
  public SignatureAlgorithmsCert {
    supportedSignatureAlgorithms = List.copyOf(supportedSignatureAlgorithms);
  }

  static SignatureAlgorithmsCert decode(Reader in) throws ViolationException {
    return new SignatureAlgorithmsCert(
        in.list16(
            "supported_signature_algorithms", 2, 0xfffe, e -> e.u16("", SignatureScheme::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNATURE_ALGORITHMS_CERT;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(supportedSignatureAlgorithms, (element, scheme) -> element.u16(scheme.value()));
  }
}

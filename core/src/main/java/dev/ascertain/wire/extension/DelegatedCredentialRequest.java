package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The signatures by delegated keys that the sender can verify: {@code delegated_credential} in
 * ClientHello and CertificateRequest (RFC 9345 section 4.1). The answer is {@link
 * DelegatedCredential}.
 *
 * <pre>{@code
 * struct {
 *     SignatureScheme supported_signature_algorithms<2..2^16-2>;
 * } SignatureSchemeList;
 * }</pre>
 *
 * @param supportedSignatureAlgorithms the schemes, most preferred first
 */
public record DelegatedCredentialRequest(List<SignatureScheme> supportedSignatureAlgorithms)
    implements Extension {

  /** Copies the list. */
  public DelegatedCredentialRequest {
    supportedSignatureAlgorithms = List.copyOf(supportedSignatureAlgorithms);
  }

  static DelegatedCredentialRequest decode(Reader in) throws ViolationException {
    return new DelegatedCredentialRequest(
        in.list16(
            "supported_signature_algorithms", 2, 0xfffe, e -> e.u16("", SignatureScheme::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.DELEGATED_CREDENTIAL;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(supportedSignatureAlgorithms, (element, scheme) -> element.u16(scheme.value()));
  }
}

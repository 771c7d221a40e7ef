package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateCompressionAlgorithm;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The compressions of Certificate the sender can undo: {@code compress_certificate} (RFC 8879
 * section 3).
 *
 * <pre>{@code
 * struct {
 *     CertificateCompressionAlgorithm algorithms<2..2^8-2>;
 * } CertificateCompressionAlgorithms;
 * }</pre>
 *
 * @param algorithms the algorithms, most preferred first
 */
public record CompressCertificate(List<CertificateCompressionAlgorithm> algorithms)
    implements Extension {

  /** Copies the list. */
  public CompressCertificate {
    algorithms = List.copyOf(algorithms);
  }

  static CompressCertificate decode(Reader in) throws ViolationException {
    return new CompressCertificate(
        in.list8("algorithms", 2, 0xfe, e -> e.u16("", CertificateCompressionAlgorithm::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.COMPRESS_CERTIFICATE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(algorithms, (element, algorithm) -> element.u16(algorithm.value()));
  }
}

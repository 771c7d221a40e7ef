package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * Proofs that a certificate was submitted to Certificate Transparency logs: {@code
 * signed_certificate_timestamp} in ServerHello of TLS 1.2 and in Certificate of TLS 1.3 (RFC 6962
 * section 3.3). The request for them is an {@link EmptyExtension}.
 *
 * <pre>{@code
 * opaque SerializedSCT<1..2^16-1>;
 *
 * struct {
 *     SerializedSCT sct_list<1..2^16-1>;
 * } SignedCertificateTimestampList;
 * }</pre>
 *
 * @param sctList each a SignedCertificateTimestamp of RFC 6962 section 3.2
 */
public record SignedCertificateTimestamps(List<Opaque> sctList) implements Extension {

  /** Copies the list. */
  public SignedCertificateTimestamps {
    sctList = List.copyOf(sctList);
  }

  static SignedCertificateTimestamps decode(Reader in) throws ViolationException {
    return new SignedCertificateTimestamps(
        in.list16("sct_list", 1, 0xffff, e -> new Opaque(e.opaque16("", 1, 0xffff))));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(sctList, (element, sct) -> element.opaque16(sct.bytes()));
  }
}

package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * Signed certificate timestamps inside the certificate (RFC 6962 section 3.3).
 *
 * <pre>
 * SignedCertificateTimestampList ::= OCTET STRING
 *
 * opaque SerializedSCT&lt;1..2^16-1&gt;;
 * struct {
 *   SerializedSCT sct_list &lt;1..2^16-1&gt;;
 * } SignedCertificateTimestampList;
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param timestamps the timestamps
 */
public record SctList(boolean critical, List<SignedCertificateTimestamp> timestamps)
    implements CertificateExtension {
  private static final String NAME = "SignedCertificateTimestampList";

  /** Copies the timestamps. */
  public SctList {
    timestamps = List.copyOf(timestamps);
  }

  /**
   * Decodes a list that comes by itself, as in the TLS extension (RFC 6962 section 3.3.1).
   *
   * @throws ViolationException if the bytes are not one
   */
  public static List<SignedCertificateTimestamp> decode(byte[] list) throws ViolationException {
    return Reader.decode(
        NAME,
        list,
        in ->
            in.list16(
                "sct_list",
                1,
                0xffff,
                sct -> sct.block16("", 1, 0xffff, SignedCertificateTimestamp::decode)));
  }

  static SctList decode(boolean critical, DerReader in) throws ViolationException {
    byte[] list = in.octetString(NAME);
    try {
      return new SctList(critical, decode(list));
    } catch (ViolationException e) {
      Violation inner = e.violation();
      ByteRange range = inner.range().shiftedBy(in.contentStart());
      throw in.notCertificate(inner.path(), range, inner.expected(), inner.actual());
    }
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.SCT_LIST;
  }
}

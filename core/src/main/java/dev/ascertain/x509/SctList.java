package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Signed certificate timestamps inside a certificate or an OCSP response (RFC 6962 section 3.3).
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
 * @param id {@link ObjectIdentifier#SCT_LIST}, in an OCSP response {@link
 *     ObjectIdentifier#OCSP_SCT_LIST}
 * @param critical whether the extension is critical
 * @param serialized the timestamps, also those of versions we do not know
 */
public record SctList(ObjectIdentifier id, boolean critical, List<SerializedSct> serialized)
    implements CertificateExtension {
  private static final String NAME = "SignedCertificateTimestampList";

  /** Copies the timestamps. */
  public SctList {
    serialized = List.copyOf(serialized);
  }

  /**
   * Decodes a list that comes by itself, as in the TLS extension (RFC 6962 section 3.3.1).
   *
   * @return the timestamps of version 1. RFC 6962 section 3.3: clients skip "over new SCTs whose
   *     versions they don't understand"
   * @throws ViolationException if the bytes are not one
   */
  public static List<SignedCertificateTimestamp> decode(byte[] list) throws ViolationException {
    return understood(decodeList(list));
  }

  /** The timestamps of version 1, the only one with a known format. */
  public List<SignedCertificateTimestamp> timestamps() {
    return understood(serialized);
  }

  static SctList decode(ObjectIdentifier id, boolean critical, DerReader in)
      throws ViolationException {
    byte[] list = in.octetString(NAME);
    try {
      return new SctList(id, critical, decodeList(list));
    } catch (ViolationException e) {
      Violation inner = e.violation();
      ByteRange range = inner.range().shiftedBy(in.contentStart());
      throw in.notCertificate(inner.path(), range, inner.expected(), inner.actual());
    }
  }

  private static List<SerializedSct> decodeList(byte[] list) throws ViolationException {
    return Reader.decode(
        NAME,
        list,
        in ->
            in.list16(
                "sct_list", 1, 0xffff, sct -> sct.block16("", 1, 0xffff, SerializedSct::decode)));
  }

  private static List<SignedCertificateTimestamp> understood(List<SerializedSct> serialized) {
    List<SignedCertificateTimestamp> timestamps = new ArrayList<>();
    for (SerializedSct sct : serialized) {
      if (sct instanceof SignedCertificateTimestamp timestamp) {
        timestamps.add(timestamp);
      }
    }
    return List.copyOf(timestamps);
  }
}

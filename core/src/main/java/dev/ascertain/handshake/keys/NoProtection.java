package dev.ascertain.handshake.keys;

import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import java.util.Arrays;

/**
 * Records in the clear (RFC 9846 section 5.1).
 *
 * <pre>
 * struct {
 *     ContentType type;
 *     ProtocolVersion legacy_record_version;
 *     uint16 length;
 *     opaque fragment[TLSPlaintext.length];
 * } TLSPlaintext;
 * </pre>
 */
final class NoProtection implements RecordProtection {

  @Override
  public byte[] protect(ContentType type, ProtocolVersion version, byte[] fragment) {
    RecordBytes.requireFits(fragment);
    byte[] record = RecordBytes.start(type, version, fragment.length);
    System.arraycopy(fragment, 0, record, HEADER_LENGTH, fragment.length);
    return record;
  }

  @Override
  public Plaintext unprotect(byte[] record) throws ViolationException {
    int length = record.length - HEADER_LENGTH;
    // RFC 9846 section 5.1: "The length MUST NOT exceed 2^14 bytes. An endpoint that receives a
    // record that exceeds this length MUST terminate the connection with a "record_overflow"
    // alert."
    RecordBytes.requireAtMost(MAX_PLAINTEXT, length);
    return new Plaintext(
        RecordBytes.type(record), Arrays.copyOfRange(record, HEADER_LENGTH, record.length));
  }

  @Override
  public void destroy() {
    // There are no keys.
  }
}

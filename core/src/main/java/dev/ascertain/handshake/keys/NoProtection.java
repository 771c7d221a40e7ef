package dev.ascertain.handshake.keys;

import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import java.nio.ByteBuffer;

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
  public int recordLength(int contentLength) {
    return HEADER_LENGTH + contentLength;
  }

  @Override
  public void protect(
      ContentType type, ProtocolVersion version, ByteBuffer fragment, ByteBuffer out) {
    RecordBytes.requireFits(fragment.remaining());
    RecordBytes.putHeader(type, version, fragment.remaining(), out);
    out.put(fragment);
  }

  @Override
  public Plaintext unprotect(FramedRecord record, ByteBuffer room) throws ViolationException {
    // RFC 9846 section 5.1: "The length MUST NOT exceed 2^14 bytes. An endpoint that receives a
    // record that exceeds this length MUST terminate the connection with a "record_overflow"
    // alert."
    RecordBytes.requireAtMost(MAX_PLAINTEXT, record.length() - HEADER_LENGTH);
    return new Plaintext(record.type(), record.fragment());
  }

  @Override
  public void destroy() {
    // There are no keys.
  }
}

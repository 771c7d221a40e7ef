package dev.ascertain.wire;

import java.util.Arrays;

/**
 * A whole record as {@link RecordDeframer} found it. Whether it is encrypted is for the receiver to
 * know.
 *
 * @param offset where the record's header begins, in bytes from the start of the sender's stream
 * @param bytes the record with its header; not copied
 */
public record FramedRecord(long offset, byte[] bytes) {

  /** The first five bytes. */
  public RecordHeader header() {
    int version = (bytes[1] & 0xff) << 8 | bytes[2] & 0xff;
    return new RecordHeader(
        type(), new ProtocolVersion(version), bytes.length - RecordHeader.LENGTH);
  }

  /** What the record holds; for an encrypted record of TLS 1.3 always application_data. */
  public ContentType type() {
    return new ContentType(bytes[0] & 0xff);
  }

  /** The length of the whole record in bytes, header included. */
  public int length() {
    return bytes.length;
  }

  /** A copy of what follows the header. */
  public byte[] fragment() {
    return Arrays.copyOfRange(bytes, RecordHeader.LENGTH, bytes.length);
  }

  /** The record as one that is not encrypted. */
  public TlsPlaintext plaintext() {
    return new TlsPlaintext(type(), header().version(), fragment());
  }

  /** The record as an encrypted one. */
  public TlsCiphertext ciphertext() {
    return new TlsCiphertext(type(), header().version(), fragment());
  }
}

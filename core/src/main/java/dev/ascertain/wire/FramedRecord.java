package dev.ascertain.wire;

import java.util.Arrays;

/**
 * A whole record as {@link RecordDeframer} found it. Whether it is encrypted is for the receiver to
 * know.
 *
 * @param offset where the record's header begins, in bytes from the start of the sender's stream
 * @param chunk holds the record; not copied
 * @param start where in {@code chunk} the record's header begins
 * @param length the length of the whole record in bytes, header included
 */
public record FramedRecord(long offset, byte[] chunk, int start, int length) {

  /** A record that fills an array. */
  public static FramedRecord of(byte[] record) {
    return new FramedRecord(0, record, 0, record.length);
  }

  /** The first five bytes. */
  public RecordHeader header() {
    int version = (chunk[start + 1] & 0xff) << 8 | chunk[start + 2] & 0xff;
    return new RecordHeader(type(), new ProtocolVersion(version), length - RecordHeader.LENGTH);
  }

  /** What the record holds; for an encrypted record of TLS 1.3 always application_data. */
  public ContentType type() {
    return new ContentType(chunk[start] & 0xff);
  }

  /** A copy of the record with its header. */
  public byte[] bytes() {
    return Arrays.copyOfRange(chunk, start, start + length);
  }

  /** A copy of what follows the header. */
  public byte[] fragment() {
    return Arrays.copyOfRange(chunk, start + RecordHeader.LENGTH, start + length);
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

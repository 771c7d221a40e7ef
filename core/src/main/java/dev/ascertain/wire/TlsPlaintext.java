package dev.ascertain.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A record that is not encrypted (RFC 9846 section 5.1, RFC 5246 section 6.2.1).
 *
 * <pre>{@code
 * struct {
 *     ContentType type;
 *     ProtocolVersion legacy_record_version;
 *     uint16 length;
 *     opaque fragment[TLSPlaintext.length];
 * } TLSPlaintext;
 * }</pre>
 *
 * @param type what the fragment is part of
 * @param legacyRecordVersion the version that TLS 1.3 ignores
 * @param fragment the contents; not copied
 */
public record TlsPlaintext(ContentType type, ProtocolVersion legacyRecordVersion, byte[] fragment) {

  /** The longest fragment: 2<sup>14</sup> bytes. */
  public static final int MAX_LENGTH = 1 << 14;

  /**
   * Decodes one whole record.
   *
   * @throws ViolationException if the bytes are not exactly one record of at most {@link
   *     #MAX_LENGTH}
   */
  public static TlsPlaintext decode(byte[] record) throws ViolationException {
    return Reader.decode("TLSPlaintext", record, TlsPlaintext::decode);
  }

  /** Decodes one whole record and names its fields. */
  public static Decoding<TlsPlaintext> trace(byte[] record) {
    return Reader.trace("TLSPlaintext", record, TlsPlaintext::decode);
  }

  private static TlsPlaintext decode(Reader in) throws ViolationException {
    RecordHeader header = RecordHeader.decode(in);
    // RFC 9846 section 5.1: The length MUST NOT exceed 2^14 bytes.
    if (header.length() > MAX_LENGTH) {
      throw in.malformed(
          "length",
          new ByteRange(3, RecordHeader.LENGTH),
          "at most " + MAX_LENGTH,
          header.length() + " bytes");
    }
    return new TlsPlaintext(header.type(), header.version(), in.fixed("fragment", header.length()));
  }

  /**
   * Cuts messages into records. Only handshake messages and application data may be cut (RFC 9846
   * section 5.1).
   *
   * @param content one or more whole messages of this type; of no bytes, no records come
   * @param limit the longest fragment in bytes, 1 to {@link #MAX_LENGTH}
   */
  public static List<TlsPlaintext> split(
      ContentType type, ProtocolVersion legacyRecordVersion, byte[] content, int limit) {
    if (limit < 1 || limit > MAX_LENGTH) {
      throw new IllegalArgumentException("not a fragment length: " + limit);
    }
    if (content.length <= limit) {
      return content.length == 0
          ? List.of()
          : List.of(new TlsPlaintext(type, legacyRecordVersion, content));
    }
    List<TlsPlaintext> records = new ArrayList<>();
    for (int start = 0; start < content.length; start += limit) {
      int end = Math.min(content.length, start + limit);
      byte[] fragment = Arrays.copyOfRange(content, start, end);
      records.add(new TlsPlaintext(type, legacyRecordVersion, fragment));
    }
    return List.copyOf(records);
  }

  /** The record's header. */
  public RecordHeader header() {
    return new RecordHeader(type, legacyRecordVersion, fragment.length);
  }

  /** The record as it goes over the wire. */
  public byte[] encode() {
    return Writer.write(this::encode);
  }

  /** Writes the record as it goes over the wire. */
  public void encode(Writer out) {
    if (fragment.length > MAX_LENGTH) {
      throw new IllegalArgumentException(fragment.length + " bytes do not fit into one record");
    }
    header().encode(out);
    out.raw(fragment);
  }
}

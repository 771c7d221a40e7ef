package dev.ascertain.wire;

/**
 * What stands before the contents of every record (RFC 9846 section 5.1, RFC 5246 section 6.2.1).
 *
 * <pre>{@code
 * ContentType type;
 * ProtocolVersion legacy_record_version;
 * uint16 length;
 * }</pre>
 *
 * @param type what the record holds; for an encrypted record of TLS 1.3 always application_data
 * @param version the version that TLS 1.3 ignores
 * @param length of what follows, in bytes, 0 to 65,535
 */
public record RecordHeader(ContentType type, ProtocolVersion version, int length) {

  /** The length of a header: 5 bytes. */
  public static final int LENGTH = 5;

  /** Reads the fields of a header; the reader stands at its type. */
  public static RecordHeader decode(Reader in) throws ViolationException {
    return new RecordHeader(
        in.u8("type", ContentType::new),
        in.u16("legacy_record_version", ProtocolVersion::new),
        in.u16("length"));
  }

  /** Writes the five bytes. */
  public void encode(Writer out) {
    out.u8(type.value()).u16(version.value()).u16(length);
  }

  /** The five bytes: the additional data of TLS 1.3 record protection (RFC 9846 section 5.2). */
  public byte[] encode() {
    return Writer.write(this::encode);
  }
}

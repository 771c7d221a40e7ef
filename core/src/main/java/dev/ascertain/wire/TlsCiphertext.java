package dev.ascertain.wire;

/**
 * An encrypted record (RFC 9846 section 5.2; RFC 5246 section 6.2.3).
 *
 * <pre>{@code
 * struct {
 *     ContentType opaque_type = application_data; // TLS 1.2: the type of the contents
 *     ProtocolVersion legacy_record_version = 0x0303;
 *     uint16 length;
 *     opaque encrypted_record[TLSCiphertext.length];
 * } TLSCiphertext;
 * }</pre>
 *
 * @param opaqueType application_data in TLS 1.3; in TLS 1.2 what the record holds
 * @param legacyRecordVersion TLS 1.2's number, also in TLS 1.3
 * @param encryptedRecord the encrypted contents; in TLS 1.2 with explicit nonce or IV; not copied
 */
public record TlsCiphertext(
    ContentType opaqueType, ProtocolVersion legacyRecordVersion, byte[] encryptedRecord) {

  /** The longest encrypted contents in TLS 1.3: 2<sup>14</sup> + 256 bytes. */
  public static final int MAX_LENGTH_13 = TlsPlaintext.MAX_LENGTH + 256;

  /** The longest encrypted contents up to TLS 1.2: 2<sup>14</sup> + 2048 bytes. */
  public static final int MAX_LENGTH_12 = TlsPlaintext.MAX_LENGTH + 2048;

  /** The record's header. */
  public RecordHeader header() {
    return new RecordHeader(opaqueType, legacyRecordVersion, encryptedRecord.length);
  }

  /** The record as it goes over the wire. */
  public byte[] encode() {
    return Writer.write(this::encode);
  }

  /** Writes the record as it goes over the wire. */
  public void encode(Writer out) {
    if (encryptedRecord.length > MAX_LENGTH_12) {
      throw new IllegalArgumentException(
          encryptedRecord.length + " bytes do not fit into one record");
    }
    header().encode(out);
    out.raw(encryptedRecord);
  }
}

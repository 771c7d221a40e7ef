package dev.ascertain.handshake.keys;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.nio.ByteBuffer;

/** What all kinds of record share: the five bytes in front, and how they are refused. */
final class RecordBytes {
  private static final int LENGTH_OFFSET = 3;

  private RecordBytes() {}

  /** Writes a record's header. */
  static void putHeader(ContentType type, ProtocolVersion version, int length, ByteBuffer out) {
    out.put((byte) type.value()).putShort((short) version.value()).putShort((short) length);
  }

  /** A record with its header, and room for {@code length} bytes. */
  static byte[] start(ContentType type, ProtocolVersion version, int length) {
    byte[] record = new byte[RecordProtection.HEADER_LENGTH + length];
    putHeader(type, version, length, ByteBuffer.wrap(record));
    return record;
  }

  /**
   * What MACs and AEADs of TLS 1.2 cover beside the fragment: sequence number, type, version,
   * length (RFC 5246 sections 6.2.3.1 and 6.2.3.3).
   *
   * @param header holds a record's type and version
   * @param start where they begin
   * @param length of the fragment in bytes
   */
  static byte[] pseudoHeader(long sequenceNumber, byte[] header, int start, int length) {
    byte[] pseudo = new byte[8 + RecordProtection.HEADER_LENGTH];
    putLong(sequenceNumber, pseudo, 0);
    System.arraycopy(header, start, pseudo, 8, LENGTH_OFFSET);
    pseudo[11] = (byte) (length >>> 8);
    pseudo[12] = (byte) length;
    return pseudo;
  }

  /** Writes eight bytes, big-endian. */
  static void putLong(long value, byte[] out, int offset) {
    for (int i = 0; i < 8; i++) {
      out[offset + i] = (byte) (value >>> 8 * (7 - i));
    }
  }

  /**
   * The nonce of one record. RFC 9846 section 5.3: the 64-bit sequence number is "padded to the
   * left with zeros to iv_length" and "XORed with either the static client_write_iv or
   * server_write_iv"; RFC 7905 section 2 does the same.
   */
  static byte[] nonce(byte[] iv, long sequenceNumber) {
    byte[] nonce = iv.clone();
    for (int i = 0; i < 8; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (sequenceNumber >>> 8 * i);
    }
    return nonce;
  }

  /** Our own fragments are cut to fit, hence a defect if one does not. */
  static void requireFits(int length) {
    if (length > RecordProtection.MAX_PLAINTEXT) {
      throw new IllegalArgumentException("a fragment of " + length + " bytes");
    }
  }

  static void requireAtMost(int max, int length) throws ViolationException {
    if (length > max) {
      throw new ViolationException(
          new Violation(
              Rule.RECORD_OVERFLOW,
              "TLSPlaintext.length",
              new ByteRange(LENGTH_OFFSET, RecordProtection.HEADER_LENGTH),
              "at most " + max + " bytes",
              length + " bytes"));
    }
  }

  /** The one answer to whatever is wrong inside an encrypted record, so that none is an oracle. */
  static ViolationException badMac(int recordLength) {
    return new ViolationException(
        new Violation(
            Rule.BAD_RECORD_MAC,
            "TLSCiphertext.fragment",
            new ByteRange(RecordProtection.HEADER_LENGTH, recordLength),
            "a record that decrypts under the keys agreed on",
            "one that does not"));
  }

  /** The room there is, if it is enough and not where the record is; else a place of its own. */
  @SuppressWarnings({"ByteBufferBackingArray", "ReferenceEquality"}) // not equal: the very same
  static ByteBuffer place(ByteBuffer room, FramedRecord record, int length) {
    return room.hasArray() && room.array() != record.chunk() && room.remaining() >= length
        ? room
        : ByteBuffer.allocate(length);
  }
}

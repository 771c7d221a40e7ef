package dev.ascertain.handshake.keys;

import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.RecordHeader;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.ViolationException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The protection of the records of one direction, under one key, with its sequence number. Confined
 * to one thread, and to either protecting or unprotecting.
 */
public sealed interface RecordProtection
    permits NoProtection, Protection13, AeadProtection12, CbcProtection12 {

  /** The size of a record's header in bytes (RFC 9846 section 5.1). */
  int HEADER_LENGTH = RecordHeader.LENGTH;

  /** No place to put anything. */
  ByteBuffer NO_ROOM = ByteBuffer.allocate(0);

  /** The most a fragment may hold, in bytes (RFC 9846 section 5.1). */
  int MAX_PLAINTEXT = TlsPlaintext.MAX_LENGTH;

  /** The size of a record with so many bytes of content, header included. */
  int recordLength(int contentLength);

  /**
   * Makes a record.
   *
   * @param type what the fragment holds
   * @param version legacy_record_version of an unprotected record; protected ones say TLS 1.2
   * @param fragment at most 2^14 bytes, in an array; all of them are taken
   * @param out where the whole record goes, with its header: another array, that has room for
   *     {@link #recordLength}
   */
  void protect(ContentType type, ProtocolVersion version, ByteBuffer fragment, ByteBuffer out);

  /** Makes a record in an array of its own; else the same. */
  default byte[] protect(ContentType type, ProtocolVersion version, byte[] fragment) {
    RecordBytes.requireFits(fragment.length);
    byte[] record = new byte[recordLength(fragment.length)];
    protect(type, version, ByteBuffer.wrap(fragment), ByteBuffer.wrap(record));
    return record;
  }

  /**
   * Opens a record.
   *
   * @param room where what it holds may be put: bytes after the position may change, the position
   *     does not. What is put there is not copied again. Nothing comes there of a record that does
   *     not decrypt
   * @throws ViolationException if it does not decrypt, or holds what is not allowed
   */
  Plaintext unprotect(FramedRecord record, ByteBuffer room) throws ViolationException;

  /** Opens a record into an array of its own; else the same. */
  default Plaintext unprotect(byte[] record) throws ViolationException {
    return unprotect(FramedRecord.of(record), NO_ROOM);
  }

  /**
   * Whether who listens knows the initialisation vector of the next record, as in TLS 1.0, and may
   * choose what we encrypt under it (RFC 4346 section 1.1).
   */
  default boolean hasPredictableIv() {
    return false;
  }

  /** Whether the keys have protected so many records that others must take their place. */
  default boolean isSpent() {
    return false;
  }

  /** Forgets the keys, as far as the platform allows. Nothing else must follow. */
  void destroy();

  /** No protection: before the first keys. */
  static RecordProtection none() {
    return new NoProtection();
  }

  /**
   * What a record held.
   *
   * @param type the content type, of TLS 1.3 the inner one
   * @param bytes hold the content
   * @param start where in {@code bytes} it begins
   * @param length its size, without padding
   */
  record Plaintext(ContentType type, byte[] bytes, int start, int length) {

    /** Content that fills an array. */
    public Plaintext(ContentType type, byte[] fragment) {
      this(type, fragment, 0, fragment.length);
    }

    /** Whether the content was put into the room there was. */
    @SuppressWarnings({"ByteBufferBackingArray", "ReferenceEquality"}) // not equal: the very same
    public boolean isIn(ByteBuffer room) {
      return room.hasArray() && bytes == room.array();
    }

    /** The content in an array of its own size. */
    public byte[] fragment() {
      return start == 0 && length == bytes.length
          ? bytes
          : Arrays.copyOfRange(bytes, start, start + length);
    }
  }
}

package dev.ascertain.handshake.keys;

import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.RecordHeader;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.ViolationException;

/**
 * The protection of the records of one direction, under one key, with its sequence number. Confined
 * to one thread, and to either protecting or unprotecting.
 */
public sealed interface RecordProtection
    permits NoProtection, Protection13, AeadProtection12, CbcProtection12 {

  /** The size of a record's header in bytes (RFC 9846 section 5.1). */
  int HEADER_LENGTH = RecordHeader.LENGTH;

  /** The most a fragment may hold, in bytes (RFC 9846 section 5.1). */
  int MAX_PLAINTEXT = TlsPlaintext.MAX_LENGTH;

  /**
   * Makes a record.
   *
   * @param type what the fragment holds
   * @param version legacy_record_version of an unprotected record; protected ones say TLS 1.2
   * @param fragment at most 2^14 bytes
   * @return the whole record, with its header
   */
  byte[] protect(ContentType type, ProtocolVersion version, byte[] fragment);

  /**
   * Opens a record.
   *
   * @param record the whole record, with its header
   * @throws ViolationException if it does not decrypt, or holds what is not allowed
   */
  Plaintext unprotect(byte[] record) throws ViolationException;

  /**
   * Whether who listens knows the initialisation vector of the next record, as in TLS 1.0, and may
   * choose what we encrypt under it (RFC 4346 section 1.1).
   */
  default boolean hasPredictableIv() {
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
   * @param fragment the bytes, without padding
   */
  record Plaintext(ContentType type, byte[] fragment) {}
}

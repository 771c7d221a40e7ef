package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.keys.RecordProtection.Plaintext;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.HandshakeReassembler;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;

/**
 * Ends a connection that goes on and on without getting anywhere: a limit of ours, for what the
 * limits of {@link HandshakeReassembler} leave open.
 */
final class ProgressLimit {
  /**
   * The most records in a row that carry nothing new: key updates, tickets, warnings, empty ones. A
   * real peer sends a handful, and each costs us work and memory.
   */
  private static final int MAX_BARREN_RECORDS = 256;

  /** The most records of one handshake: as many as its messages fill at 64 bytes each. */
  private static final int MAX_HANDSHAKE_RECORDS = HandshakeReassembler.MAX_TOTAL / 64;

  private int barrenRecords;

  /**
   * Counts a record.
   *
   * @param handshaking whether the handshake is still going on
   * @param records how many records there were, of both sides
   * @throws ViolationException if it is one too many
   */
  void check(Plaintext plain, boolean handshaking, int records) throws ViolationException {
    if (handshaking && records > MAX_HANDSHAKE_RECORDS) {
      throw tooMany(MAX_HANDSHAKE_RECORDS + " records in a handshake");
    }
    if (plain.type().equals(ContentType.APPLICATION_DATA) && plain.length() > 0) {
      barrenRecords = 0;
      return;
    }
    boolean ofHandshake = handshaking && plain.type().equals(ContentType.HANDSHAKE);
    if (!ofHandshake && ++barrenRecords > MAX_BARREN_RECORDS) {
      throw tooMany(MAX_BARREN_RECORDS + " records in a row that carry nothing new");
    }
  }

  private static ViolationException tooMany(String limit) {
    return new ViolationException(
        new Violation(Rule.TOO_LARGE, "", new ByteRange(0, 0), "at most " + limit, "another one"));
  }
}

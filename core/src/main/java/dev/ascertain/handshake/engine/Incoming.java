package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.RecordSeen;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.handshake.keys.RecordProtection.Plaintext;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.HandshakeReassembler;
import dev.ascertain.wire.RecordDeframer;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.ViolationException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What the peer sends: its records, opened with the keys in force, and the messages in them. */
final class Incoming {
  private final Sender sender;
  private final Log log;
  private final RecordDeframer deframer = new RecordDeframer();
  private HandshakeReassembler reassembler = new HandshakeReassembler();
  private RecordProtection protection = RecordProtection.none();
  private Epoch epoch = Epoch.PLAINTEXT;

  /** How many more bytes of early data we pass over. */
  private int skippable;

  /** Whether a record has come under the keys in force. */
  private boolean used;

  /**
   * A direction without keys.
   *
   * @param log where each record is noted
   */
  Incoming(Sender sender, Log log) {
    this.sender = sender;
    this.log = log;
  }

  /** Under which keys everything comes now. */
  Epoch epoch() {
    return epoch;
  }

  /**
   * Everything from here on comes under these keys.
   *
   * @param limit the longest record, without its header
   */
  void under(RecordProtection keys, Epoch under, int limit) {
    protection.destroy();
    protection = keys;
    epoch = under;
    used = false;
    skippable = 0;
    deframer.limit(limit);
  }

  /** Forgets the keys: nothing more is opened. */
  void forget() {
    protection.destroy();
  }

  /**
   * Passes over early data, until a record comes that is none; see {@link Action.SkipEarlyData}.
   */
  void skipEarlyData(int limit) {
    skippable = limit;
    deframer.limit(TlsCiphertext.MAX_LENGTH_13);
  }

  /** Whether the peer has shown that it has the keys in force. */
  boolean isUsed() {
    return used;
  }

  /** Takes bytes in an array, which must not change until there is no next record. */
  void feed(ByteBuffer bytes) {
    deframer.feed(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    bytes.position(bytes.limit());
  }

  /** The next whole record; empty if more bytes are needed. */
  Optional<FramedRecord> nextRecord() throws ViolationException {
    return deframer.next();
  }

  /**
   * Opens a record and notes it, also if it cannot be opened.
   *
   * @param nanos when it came
   * @param inTheClear whether it is not encrypted, whatever the keys
   * @param room where what it holds may be put; see {@link RecordProtection#unprotect}
   * @return what it holds; empty for early data that is passed over
   */
  Optional<Plaintext> open(FramedRecord framed, long nanos, boolean inTheClear, ByteBuffer room)
      throws ViolationException {
    // RFC 9846 section 4.3.10: after a HelloRetryRequest the server "ignores early data by skipping
    // all records with an external content type of "application_data" (indicating that they are
    // encrypted), up to the configured max_early_data_size."
    if (epoch == Epoch.PLAINTEXT && isSkipped(framed)) {
      return Optional.empty();
    }
    Plaintext plain;
    try {
      plain =
          inTheClear
              ? new Plaintext(framed.type(), framed.fragment())
              : protection.unprotect(framed, room);
    } catch (ViolationException e) {
      note(framed, nanos, framed.type());
      // "The server then skips past early data by attempting to deprotect received records using
      // the handshake traffic key, discarding records which fail deprotection (up to the configured
      // max_early_data_size)."
      if (e.violation().rule() == Rule.BAD_RECORD_MAC && isSkipped(framed)) {
        return Optional.empty();
      }
      // RFC 9846 section 4.3.10: "If the server chooses to accept the "early_data" extension, then
      // it MUST comply with the same error-handling requirements specified for all records when
      // processing early data records." "Specifically, if the server fails to decrypt a 0-RTT
      // record following an accepted "early_data" extension, it MUST terminate the connection with
      // a "bad_record_mac" alert as per [...]."
      throw e;
    }
    // The ChangeCipherSpec that middleboxes want comes before the early data, and is none.
    if (!inTheClear && !framed.type().equals(ContentType.CHANGE_CIPHER_SPEC)) {
      used = true;
      // "Once a record is deprotected successfully, it is treated as the start of the client's
      // second flight".
      skippable = 0;
    }
    note(framed, nanos, plain.type());
    return Optional.of(plain);
  }

  private boolean isSkipped(FramedRecord framed) {
    boolean skipped =
        framed.type().equals(ContentType.APPLICATION_DATA) && framed.length() <= skippable;
    skippable -= skipped ? framed.length() : 0;
    return skipped;
  }

  private void note(FramedRecord framed, long nanos, ContentType type) {
    log.add(new RecordSeen(nanos, sender, epoch, framed.offset(), framed.length(), type));
  }

  /** How many bytes there are of a record that has not come whole. */
  int pendingBytes() {
    return deframer.pendingBytes();
  }

  /** Whether no record has come yet. */
  boolean isAtStart() {
    return deframer.offset() == 0;
  }

  /** The first bytes of what is not a record. */
  byte[] preview() {
    return deframer.preview();
  }

  /** The messages; see there. */
  HandshakeReassembler messages() {
    return reassembler;
  }

  /**
   * Forgets how many messages came so far: the limits are those of one handshake, and what follows
   * on a long connection is each bounded alone.
   */
  void startCountingAnew() {
    if (reassembler.isEmpty()) {
      reassembler = new HandshakeReassembler();
    }
  }
}

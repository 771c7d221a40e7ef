package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.RecordSeen;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.Writer;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** What we send: records under the keys in force, kept until the caller takes them. */
final class Outgoing {
  private final Sender sender;
  private final LongSupplier clock;
  private final Log log;
  private RecordProtection protection = RecordProtection.none();
  private Epoch epoch = Epoch.PLAINTEXT;
  private Writer output = new Writer();
  private long offset;
  private int maxFragment = TlsPlaintext.MAX_LENGTH;
  private ProtocolVersion version = ProtocolVersion.TLS_1_2;
  private boolean closed;

  /**
   * A direction without keys.
   *
   * @param log where each record is noted
   */
  Outgoing(Sender sender, LongSupplier clock, Log log) {
    this.sender = sender;
    this.clock = clock;
    this.log = log;
  }

  /** Under which keys everything goes now. */
  Epoch epoch() {
    return epoch;
  }

  /** Everything from here on goes under these keys. */
  void under(RecordProtection keys, Epoch under) {
    protection.destroy();
    protection = keys;
    epoch = under;
  }

  /** Every record from here on is of this version, at most TLS 1.2. */
  void version(ProtocolVersion value) {
    version = value;
  }

  /** Forgets the keys: nothing more is sent. */
  void forget() {
    protection.destroy();
  }

  /** No record from here on holds more than this many bytes of content. */
  void limit(int bytes) {
    maxFragment = bytes;
  }

  /** Sends some content, in as many records as it takes. */
  void write(ContentType type, byte[] content) {
    int rest = 0;
    // Against BEAST: with an IV known beforehand, whoever chooses some of what we send can test
    // guesses about the rest. The MAC of a record with one byte makes the next IV unpredictable.
    if (protection.hasPredictableIv()
        && type.equals(ContentType.APPLICATION_DATA)
        && content.length > 1) {
      writeRecord(protection, type, Arrays.copyOf(content, 1));
      rest = 1;
    }
    for (int from = rest; from < content.length; from += maxFragment) {
      int to = Math.min(content.length, from + maxFragment);
      byte[] fragment =
          to - from == content.length ? content : Arrays.copyOfRange(content, from, to);
      writeRecord(protection, type, fragment);
    }
  }

  /** Sends one record in the clear, whatever the keys. */
  void writeInTheClear(ContentType type, byte[] fragment) {
    writeRecord(RecordProtection.none(), type, fragment);
  }

  /** Nothing is sent after this. */
  void close() {
    closed = true;
  }

  /** All that was sent since the last call. */
  byte[] take() {
    byte[] bytes = output.toByteArray();
    output = new Writer();
    return bytes;
  }

  private void writeRecord(RecordProtection keys, ContentType type, byte[] fragment) {
    if (closed) {
      return;
    }
    // RFC 9846 section 5.1: legacy_record_version "MUST be set to 0x0303 for all records generated
    // by a TLS 1.3 implementation other than an initial ClientHello [...], where it MAY also be
    // 0x0301 for compatibility purposes."
    boolean initialClientHello = log.recordCount() == 0 && sender == Sender.CLIENT;
    byte[] record =
        keys.protect(type, initialClientHello ? ProtocolVersion.TLS_1_0 : version, fragment);
    log.add(new RecordSeen(clock.getAsLong(), sender, epoch, offset, record.length, type));
    offset += record.length;
    output.raw(record);
  }
}

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
    for (int from = 0; from < content.length; from += maxFragment) {
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
    ProtocolVersion version =
        initialClientHello ? ProtocolVersion.TLS_1_0 : ProtocolVersion.TLS_1_2;
    byte[] record = keys.protect(type, version, fragment);
    log.add(new RecordSeen(clock.getAsLong(), sender, epoch, offset, record.length, type));
    offset += record.length;
    output.raw(record);
  }
}

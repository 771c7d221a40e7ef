package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.RecordSeen;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** What we send: records under the keys in force, kept until the caller takes them. */
final class Outgoing {
  private final Sender sender;
  private final LongSupplier clock;
  private final Log log;
  private RecordProtection protection = RecordProtection.none();
  private Epoch epoch = Epoch.PLAINTEXT;

  /** What has not been taken, up to the position. */
  private ByteBuffer waiting = RecordProtection.NO_ROOM;

  /** Messages that will share a record. */
  private final List<byte[]> messages = new ArrayList<>();

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

  /** Whether other keys must take the place of those in force. */
  boolean isSpent() {
    return protection.isSpent();
  }

  /** Everything from here on goes under these keys. */
  void under(RecordProtection keys, Epoch under) {
    // RFC 9846 section 5.1: "Because the ClientHello, EndOfEarlyData, ServerHello, Finished, and
    // KeyUpdate messages can immediately precede a key change, implementations MUST send these
    // messages in alignment with a record boundary."
    flush();
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
    flush();
    maxFragment = bytes;
  }

  /**
   * Sends a handshake message. RFC 9846 section 5.1: "Handshake messages MAY be coalesced into a
   * single TLSPlaintext record". Under keys that saves the work and the overhead of a record each;
   * in the clear, where nothing is saved, each has its own, which the oldest of peers understand.
   */
  void writeMessage(byte[] message) {
    if (epoch == Epoch.PLAINTEXT) {
      write(ContentType.HANDSHAKE, message);
    } else {
      messages.add(message);
    }
  }

  /** Sends what messages have come together. */
  void flush() {
    if (!messages.isEmpty()) {
      byte[] together =
          messages.size() == 1
              ? messages.getFirst()
              : Writer.write(
                  messages.stream().mapToInt(message -> message.length).sum(),
                  out -> messages.forEach(out::raw));
      messages.clear();
      write(ContentType.HANDSHAKE, together);
    }
  }

  /** Sends some content, in as many records as it takes. */
  void write(ContentType type, byte[] content) {
    write(type, ByteBuffer.wrap(content), RecordProtection.NO_ROOM);
  }

  /**
   * Sends some content, in as many records as it takes.
   *
   * @param content in an array; all of it is taken
   * @param out where the records go, unless others wait or there is not room for all of them
   */
  void write(ContentType type, ByteBuffer content, ByteBuffer out) {
    flush();
    if (closed) {
      content.position(content.limit());
      return;
    }
    // Against BEAST: with an IV known beforehand, whoever chooses some of what we send can test
    // guesses about the rest. The MAC of a record with one byte makes the next IV unpredictable.
    int first =
        protection.hasPredictableIv()
                && type.equals(ContentType.APPLICATION_DATA)
                && content.remaining() > 1
            ? 1
            : 0;
    int size = first == 0 ? 0 : protection.recordLength(first);
    size += recordLengths(content.remaining() - first);
    ByteBuffer place = place(size, out, content);
    if (first > 0) {
      writeRecord(protection, type, part(content, first), place);
    }
    while (content.hasRemaining()) {
      int length = Math.min(maxFragment, content.remaining());
      writeRecord(protection, type, part(content, length), place);
    }
  }

  /** How long the records of so much content are together. */
  private int recordLengths(int contentLength) {
    int last = contentLength % maxFragment;
    return contentLength / maxFragment * protection.recordLength(maxFragment)
        + (last == 0 ? 0 : protection.recordLength(last));
  }

  /** Takes the next bytes. */
  private static ByteBuffer part(ByteBuffer content, int length) {
    ByteBuffer part = content.slice(content.position(), length);
    content.position(content.position() + length);
    return part;
  }

  /** Room for so many bytes: where the caller wants them, or at the end of what waits. */
  private ByteBuffer place(int size, ByteBuffer out, ByteBuffer content) {
    boolean direct =
        waiting.position() == 0
            && out.hasArray()
            && !inOneArray(content, out)
            && out.remaining() >= size;
    if (direct) {
      return out;
    }
    if (waiting.remaining() < size) {
      int capacity =
          waiting.position() == 0
              ? size
              : Math.max(2 * waiting.capacity(), waiting.position() + size);
      waiting = ByteBuffer.allocate(capacity).put(waiting.flip());
    }
    return waiting;
  }

  /** Whether what is written to one might be read from the other. */
  @SuppressWarnings({"ByteBufferBackingArray", "ReferenceEquality"}) // not equal: the very same
  private static boolean inOneArray(ByteBuffer one, ByteBuffer other) {
    return one.array() == other.array();
  }

  /** Sends one record in the clear, whatever the keys. */
  void writeInTheClear(ContentType type, byte[] fragment) {
    flush();
    if (!closed) {
      ByteBuffer content = ByteBuffer.wrap(fragment);
      RecordProtection none = RecordProtection.none();
      int size = none.recordLength(fragment.length);
      writeRecord(none, type, content, place(size, RecordProtection.NO_ROOM, content));
    }
  }

  /** Nothing is sent after this. */
  void close() {
    closed = true;
  }

  /** Whether anything was sent that has not been taken. */
  boolean hasWaiting() {
    return waiting.position() > 0;
  }

  /** All that was sent since the last call. */
  byte[] take() {
    byte[] bytes =
        waiting.hasRemaining()
            ? Arrays.copyOf(waiting.array(), waiting.position())
            : waiting.array();
    waiting = RecordProtection.NO_ROOM;
    return bytes;
  }

  private void writeRecord(
      RecordProtection keys, ContentType type, ByteBuffer fragment, ByteBuffer out) {
    // RFC 9846 section 5.1: legacy_record_version "MUST be set to 0x0303 for all records generated
    // by a TLS 1.3 implementation other than an initial ClientHello [...], where it MAY also be
    // 0x0301 for compatibility purposes."
    // RFC 9846 section 5.1: "To maximize backward compatibility, a record containing an initial
    // ClientHello SHOULD have version 0x0301 (reflecting TLS 1.0) and a record containing a second
    // ClientHello or a ServerHello MUST have version 0x0303 (reflecting TLS 1.2)."
    boolean initialClientHello = log.recordCount() == 0 && sender == Sender.CLIENT;
    int start = out.position();
    keys.protect(type, initialClientHello ? ProtocolVersion.TLS_1_0 : version, fragment, out);
    int length = out.position() - start;
    log.add(new RecordSeen(clock.getAsLong(), sender, epoch, offset, length, type));
    offset += length;
  }
}

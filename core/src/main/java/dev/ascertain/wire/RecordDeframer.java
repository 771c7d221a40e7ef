package dev.ascertain.wire;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records in a stream of bytes that arrives in arbitrary pieces.
 *
 * <pre>{@code
 * deframer.feed(received);
 * for (var next = deframer.next(); next.isPresent(); next = deframer.next()) {
 *   handle(next.get());
 * }
 * }</pre>
 *
 * <p>A header is judged as soon as its bytes are there: a peer that speaks another protocol is
 * found out by its first byte or two. It keeps what such a peer says first ({@link #preview}), so
 * that the protocol can be named. At most one incomplete record is held, and no more memory than
 * bytes came.
 *
 * <p>Ranges in violations count from the first byte of the record at fault, which stands at {@link
 * #offset} of the stream.
 */
public final class RecordDeframer {
  /** The most that {@link #preview} keeps, in bytes. */
  public static final int MAX_PREVIEW = 1024;

  private static final byte[] NOTHING = {};

  private int limit = TlsPlaintext.MAX_LENGTH;
  // The beginning of an incomplete record, from earlier pieces.
  private byte[] partial = NOTHING;
  private int partialSize;
  // The piece fed last, which ends at chunkEnd and of which the bytes before chunkAt are done with.
  private byte[] chunk = NOTHING;
  private int chunkAt;
  private int chunkEnd;
  private long offset;
  private @Nullable ViolationException failure;

  /**
   * Sets the longest fragment of the records that follow: {@link TlsPlaintext#MAX_LENGTH} at first,
   * then {@link TlsCiphertext#MAX_LENGTH_13} or {@link TlsCiphertext#MAX_LENGTH_12}.
   *
   * @param bytes the longest fragment, without the header
   */
  public void limit(int bytes) {
    limit = bytes;
  }

  /** Takes the next piece of the stream; see {@link #feed(byte[], int, int)}. */
  public void feed(byte[] bytes) {
    feed(bytes, 0, bytes.length);
  }

  /**
   * Takes the next piece of the stream. The array is not copied, and must not change until {@link
   * #next} comes back empty, nor while the records are in use.
   *
   * @param start where in {@code bytes} the piece begins
   * @param length its size in bytes
   * @throws IllegalStateException if records of the piece before have not been taken
   */
  public void feed(byte[] bytes, int start, int length) {
    if (failure != null) {
      hold(bytes, start, previewRoom(length));
      return;
    }
    if (chunkAt < chunkEnd) {
      throw new IllegalStateException("records have not been taken");
    }
    chunk = bytes;
    chunkAt = start;
    chunkEnd = start + length;
  }

  /**
   * The next whole record; empty if more bytes are needed.
   *
   * @throws ViolationException if what comes next is not a record, or is too long or empty; after
   *     that, always the same
   */
  public Optional<FramedRecord> next() throws ViolationException {
    if (failure != null) {
      throw failure;
    }
    int available = partialSize + chunkEnd - chunkAt;
    checkHeader(available);
    int size = available < RecordHeader.LENGTH ? Integer.MAX_VALUE : RecordHeader.LENGTH + length();
    if (available < size) {
      hold(chunk, chunkAt, chunkEnd - chunkAt);
      release();
      return Optional.empty();
    }
    FramedRecord record = takeRecord(size);
    offset += size;
    return Optional.of(record);
  }

  /** Where the next record begins, or the one at fault, in bytes from the start of the stream. */
  public long offset() {
    return offset;
  }

  /** How many bytes of an incomplete record are there; 0 after a whole record. */
  public int pendingBytes() {
    return partialSize + chunkEnd - chunkAt;
  }

  /** Whether the bytes so far end with a whole record, all of which have been taken. */
  public boolean isEmpty() {
    return pendingBytes() == 0;
  }

  /**
   * Once {@link #next} came back empty, what is there of an incomplete record; after a violation,
   * the record at fault and what followed it. At most the first {@link #MAX_PREVIEW} bytes.
   */
  public byte[] preview() {
    return Arrays.copyOf(partial, Math.min(MAX_PREVIEW, partialSize));
  }

  private void checkHeader(int available) throws ViolationException {
    // Types 20 to 24: those of TLS over a stream. The first byte of an SSL 2.0 record (0x80 and
    // more) and of every protocol in letters and digits is none of them.
    if (available >= 1 && (at(0) < 20 || at(0) > 24)) {
      throw fail(Rule.NOT_A_RECORD, "type", 0, 1, "20 to 24", Integer.toString(at(0)));
    }
    // RFC 9846 section 5.1: legacy_record_version MUST be ignored for all purposes. Its upper byte
    // has been 3 in every version since SSL 3.0; another one is not this protocol.
    if (available >= 2 && at(1) != 3) {
      throw fail(
          Rule.NOT_A_RECORD,
          "legacy_record_version",
          1,
          Math.min(available, 3),
          "0x03 as its first byte",
          Registry.hex(at(1), 1));
    }
    if (available < RecordHeader.LENGTH) {
      return;
    }
    // RFC 9846 sections 5.1 and 5.2, RFC 5246 section 6.2.3: The length MUST NOT exceed [the
    // limit].
    if (length() > limit) {
      throw fail(Rule.RECORD_OVERFLOW, "length", 3, 5, "at most " + limit, length() + " bytes");
    }
    // RFC 5246 section 6.2.1: Implementations MUST NOT send zero-length fragments of Handshake,
    // Alert, or ChangeCipherSpec content types.
    if (length() == 0 && at(0) <= ContentType.HANDSHAKE.value()) {
      throw fail(Rule.EMPTY_FRAGMENT, "length", 3, 5, "at least 1", "0 bytes");
    }
  }

  private ViolationException fail(
      Rule rule, String field, int start, int end, String expected, String actual) {
    String struct = limit == TlsPlaintext.MAX_LENGTH ? "TLSPlaintext." : "TLSCiphertext.";
    ViolationException exception =
        new ViolationException(
            new Violation(rule, struct + field, new ByteRange(start, end), expected, actual));
    failure = exception;
    hold(chunk, chunkAt, previewRoom(chunkEnd - chunkAt));
    release();
    return exception;
  }

  /** A byte of the record that is being read, 0 to 255. */
  private int at(int index) {
    return 0xff & (index < partialSize ? partial[index] : chunk[chunkAt + index - partialSize]);
  }

  private int length() {
    return at(3) << 8 | at(4);
  }

  private FramedRecord takeRecord(int size) {
    if (partialSize == 0) {
      FramedRecord whole = new FramedRecord(offset, chunk, chunkAt, size);
      chunkAt += size;
      return whole;
    }
    byte[] record = Arrays.copyOf(partial, size);
    int fromChunk = size - partialSize;
    System.arraycopy(chunk, chunkAt, record, partialSize, fromChunk);
    chunkAt += fromChunk;
    // The next record may be long in coming.
    partial = NOTHING;
    partialSize = 0;
    return new FramedRecord(offset, record, 0, size);
  }

  /** Lets go of a piece that is done with. */
  private void release() {
    chunk = NOTHING;
    chunkAt = 0;
    chunkEnd = 0;
  }

  /** How many of so many more bytes the preview has room for. */
  private int previewRoom(int count) {
    return Math.clamp(MAX_PREVIEW - (long) partialSize, 0, count);
  }

  private void hold(byte[] bytes, int start, int count) {
    if (partial.length - partialSize < count) {
      partial = Arrays.copyOf(partial, Math.max(2 * partial.length, partialSize + count));
    }
    System.arraycopy(bytes, start, partial, partialSize, count);
    partialSize += count;
  }
}

package dev.ascertain.wire;

import java.util.Arrays;
import java.util.Optional;

/**
 * Puts handshake messages together from the fragments of handshake records, which may hold several
 * messages or a part of one (RFC 9846 section 5.1).
 *
 * <pre>{@code
 * reassembler.feed(record.fragment());
 * for (var next = reassembler.next(); next.isPresent(); next = reassembler.next()) {
 *   handle(next.get());
 * }
 * }</pre>
 *
 * <p>A peer cannot make it hold more than was sent, nor more than the limits: those of one message,
 * and those of all messages together. The latter are meant for one handshake; a long connection
 * takes another reassembler for what comes after.
 */
public final class HandshakeReassembler {
  /** The longest message by default, header included: 256 KiB. */
  public static final int MAX_MESSAGE = 256 * 1024;

  /** All messages together by default: 1 MiB. */
  public static final int MAX_TOTAL = 1024 * 1024;

  /** The number of messages by default. */
  public static final int MAX_MESSAGES = 64;

  /** The length of the header of a message: its type and its length. */
  public static final int HEADER_LENGTH = 4;

  private final int maxMessage;
  private final int maxTotal;
  private final int maxMessages;
  // Messages not taken yet are from start to end of the buffer, which may be a caller's fragment.
  private byte[] buffer = {};
  private boolean owned;
  private int start;
  private int end;
  private int total;
  private int messages;

  /** A reassembler with the limits above. */
  public HandshakeReassembler() {
    this(MAX_MESSAGE, MAX_TOTAL, MAX_MESSAGES);
  }

  /**
   * A reassembler with other limits.
   *
   * @param maxMessage the longest message, header included, in bytes
   * @param maxTotal all messages together, in bytes
   * @param maxMessages the number of messages
   */
  public HandshakeReassembler(int maxMessage, int maxTotal, int maxMessages) {
    this.maxMessage = maxMessage;
    this.maxTotal = maxTotal;
    this.maxMessages = maxMessages;
  }

  /**
   * Takes the contents of one handshake record, decrypted. The array is not copied where that can
   * be avoided, and must not change.
   *
   * @throws ViolationException {@link Rule#EMPTY_FRAGMENT}, or {@link Rule#TOO_LARGE} if all
   *     fragments together exceed the limit
   */
  public void feed(byte[] fragment) throws ViolationException {
    // RFC 9846 section 5.1: Implementations MUST NOT send zero-length fragments of Handshake types,
    // even if those fragments contain padding.
    if (fragment.length == 0) {
      throw violation(
          Rule.EMPTY_FRAGMENT, "", new ByteRange(0, 0), "at least 1 byte", "an empty fragment");
    }
    if (fragment.length > maxTotal - total) {
      throw violation(
          Rule.TOO_LARGE,
          "",
          new ByteRange(0, fragment.length),
          "at most " + maxTotal + " bytes of handshake messages",
          "more");
    }
    total += fragment.length;
    if (isEmpty()) {
      buffer = fragment;
      start = 0;
      end = fragment.length;
      owned = false;
      return;
    }
    makeRoom(fragment.length);
    System.arraycopy(fragment, 0, buffer, end, fragment.length);
    end += fragment.length;
  }

  /**
   * The next whole message, with its four-byte header; empty if more fragments are needed.
   *
   * @throws ViolationException {@link Rule#TOO_LARGE} if the message claims to be longer than the
   *     limit, or is one too many
   */
  public Optional<byte[]> next() throws ViolationException {
    if (end - start < HEADER_LENGTH) {
      return Optional.empty();
    }
    int length = HEADER_LENGTH + bodyLength();
    if (length > maxMessage) {
      throw violation(
          Rule.TOO_LARGE,
          new HandshakeType(buffer[start] & 0xff) + ".length",
          new ByteRange(1, HEADER_LENGTH),
          "at most " + (maxMessage - HEADER_LENGTH),
          bodyLength() + " bytes");
    }
    if (end - start < length) {
      return Optional.empty();
    }
    messages++;
    if (messages > maxMessages) {
      throw violation(
          Rule.TOO_LARGE,
          new HandshakeType(buffer[start] & 0xff).toString(),
          new ByteRange(0, length),
          "at most " + maxMessages + " handshake messages",
          "another one");
    }
    boolean whole = start == 0 && length == buffer.length;
    byte[] message = whole ? buffer : Arrays.copyOfRange(buffer, start, start + length);
    start += length;
    return Optional.of(message);
  }

  /** Whether every byte so far belongs to a message that has been taken. */
  public boolean isEmpty() {
    return start == end;
  }

  /**
   * Checks that keys may change now.
   *
   * @throws ViolationException {@link Rule#KEY_CHANGE_INSIDE_RECORD} if there are bytes after the
   *     last message that was taken
   */
  public void requireBoundary() throws ViolationException {
    // RFC 9846 section 5.1: Handshake messages MUST NOT span key changes. Implementations MUST
    // verify that all messages immediately preceding a key change align with a record boundary.
    if (!isEmpty()) {
      throw violation(
          Rule.KEY_CHANGE_INSIDE_RECORD,
          "",
          new ByteRange(0, end - start),
          "the end of the record before the keys change",
          Reader.count(end - start) + " more");
    }
  }

  /**
   * Checks that a record of another type may come now.
   *
   * @throws ViolationException {@link Rule#INTERLEAVED_RECORDS} if a message is incomplete
   */
  public void requireUninterrupted(ContentType other) throws ViolationException {
    // RFC 9846 section 5.1: "Handshake messages MUST NOT be interleaved with other record types."
    // RFC 9846 section 5.1: if a handshake message is split over two or more records, there MUST
    // NOT be any other records between them.
    if (!isEmpty()) {
      throw violation(
          Rule.INTERLEAVED_RECORDS,
          "",
          new ByteRange(0, end - start),
          "the rest of a handshake message",
          other + " record");
    }
  }

  private int bodyLength() {
    return (buffer[start + 1] & 0xff) << 16
        | (buffer[start + 2] & 0xff) << 8
        | buffer[start + 3] & 0xff;
  }

  /**
   * Appends only to an array of our own, at least doubled: fragments of one byte cost no more than
   * large ones.
   */
  private void makeRoom(int count) {
    if (owned && buffer.length - end >= count) {
      return;
    }
    int held = end - start;
    byte[] larger = new byte[Math.max(2 * held, held + count)];
    System.arraycopy(buffer, start, larger, 0, held);
    buffer = larger;
    start = 0;
    end = held;
    owned = true;
  }

  private static ViolationException violation(
      Rule rule, String path, ByteRange range, String expected, String actual) {
    return new ViolationException(new Violation(rule, path, range, expected, actual));
  }
}

package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the elements of one constructed DER value, which names each element it reads.
 *
 * <p>Entering a SEQUENCE, a SET or a tagged value gives a reader of its own for the inside, and
 * moves this one past it; {@link #end} ends the inside. A violation names the field by its path
 * through the readers, and its bytes by their offset in the whole. An element read with the empty
 * name is a member of a list, and is named by its index.
 *
 * <p>With tracing on, each element read leaves a {@link FieldNode}; nodes are attached when an
 * element begins, so a parse that fails leaves everything up to that point.
 */
final class DerReader {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int ENUMERATED = 0x0a;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** A limit of ours: no certificate or OCSP response in use comes near it. */
  static final int MAX_BYTES = 1 << 20;

  /** A limit of ours: no structure of RFC 5280 is nested half as deep. */
  static final int MAX_DEPTH = 24;

  /** A limit of ours: those in use have at most 20 bytes, and long arcs take long to print. */
  static final int MAX_OID_BYTES = 128;

  static final int CONSTRUCTED = 0x20;

  private final byte[] bytes;
  private final @Nullable DerReader parent;
  private final String name;
  private final int index;
  private final int depth;
  private final @Nullable FieldNode node;
  private final int end;
  private int position;
  private int elements;
  // The element read last: where its content begins. It ends at the current position.
  private int content;

  private DerReader(
      byte[] bytes,
      @Nullable DerReader parent,
      String name,
      int index,
      int start,
      int end,
      @Nullable FieldNode node) {
    this.bytes = bytes;
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.position = start;
    this.end = end;
    this.node = node;
  }

  /**
   * A reader of the elements that {@code bytes} consist of: usually exactly one.
   *
   * @param name the name of the whole, with which paths begin
   */
  static DerReader of(String name, byte[] bytes, boolean tracing) {
    FieldNode node = tracing ? new FieldNode(name, new ByteRange(0, bytes.length)) : null;
    return new DerReader(bytes, null, name, -1, 0, bytes.length, node);
  }

  /** What was read so far, as fields; without tracing, a field without children. */
  Field field() {
    FieldNode traced = node;
    if (traced == null) {
      return new Field(name, new ByteRange(0, bytes.length), "", List.of());
    }
    return traced.field();
  }

  /** Whether elements are left. */
  boolean hasMore() {
    return position < end;
  }

  /** Whether the next element has this tag. */
  boolean at(int tag) {
    return position < end && (bytes[position] & 0xff) == tag;
  }

  /**
   * Whether the next element is the context-specific {@code [number]}, primitive or constructed.
   */
  boolean atContext(int number) {
    return position < end && (bytes[position] & 0xdf) == (0x80 | number);
  }

  /** The tag byte of the next element; 0 at the end. */
  int peek() {
    return position < end ? bytes[position] & 0xff : 0;
  }

  /** Offset of the next byte in the whole. */
  int position() {
    return position;
  }

  /** The bytes from {@code start} to the current position. */
  byte[] since(int start) {
    return Arrays.copyOfRange(bytes, start, position);
  }

  /** The range from {@code start} to the current position. */
  ByteRange rangeSince(int start) {
    return new ByteRange(start, position);
  }

  /**
   * Requires that all elements have been read.
   *
   * @throws ViolationException if bytes are left over
   */
  void end() throws ViolationException {
    if (position < end) {
      throw notDer(
          "", new ByteRange(position, end), "the end", count(end - position) + " left over");
    }
  }

  /** Enters a SEQUENCE. */
  DerReader sequence(String name) throws ViolationException {
    return enter(name, SEQUENCE);
  }

  /** Enters the SEQUENCE that this reader consists of; paths do not grow. */
  DerReader onlySequence() throws ViolationException {
    header("", SEQUENCE);
    DerReader inside = new DerReader(bytes, this, "", -1, content, position, node);
    end();
    return inside;
  }

  /** Enters a SET. */
  DerReader set(String name) throws ViolationException {
    return enter(name, SET);
  }

  /**
   * Enters the context-specific, constructed {@code [number]}, whether tagged EXPLICIT or IMPLICIT.
   */
  DerReader context(String name, int number) throws ViolationException {
    return enter(name, 0xa0 | number);
  }

  /**
   * Enters DER that is the content of an OCTET STRING: an extension's value. Offsets stay those of
   * the whole.
   */
  DerReader insideOctets(String name) throws ViolationException {
    return enter(name, OCTET_STRING);
  }

  /**
   * Enters DER that is the content of a BIT STRING: a public key. Offsets stay those of the whole.
   */
  DerReader insideBits(String name) throws ViolationException {
    int start = position;
    int listIndex = elements;
    int unused = bits(name, BIT_STRING);
    if (unused != 0) {
      throw notDer(
          name, new ByteRange(content, content + 1), "whole bytes", unused + " unused bits");
    }
    FieldNode child = trace(name, start, "");
    return new DerReader(
        bytes, this, name, name.isEmpty() ? listIndex : -1, content + 1, position, child);
  }

  /** Reads a BOOLEAN. */
  boolean bool(String name) throws ViolationException {
    int start = position;
    header(name, BOOLEAN);
    requireLength(name, start, 1);
    int value = bytes[content] & 0xff;
    // X.690 section 11.1: "If the encoding represents the boolean value TRUE, its single contents
    // octet shall have all eight bits set to one."
    if (value != 0 && value != 0xff) {
      throw notDer(name, contentRange(), "00 or ff", "%02x".formatted(value));
    }
    trace(name, start, value == 0 ? "FALSE" : "TRUE");
    return value != 0;
  }

  /** Reads an INTEGER. */
  BigInteger integer(String name) throws ViolationException {
    return bigInteger(name, INTEGER);
  }

  /** Reads an INTEGER from 0 to {@code max}. */
  int integer(String name, int max) throws ViolationException {
    return small(name, INTEGER, max);
  }

  /** Reads an ENUMERATED from 0 to {@code max}. */
  int enumerated(String name, int max) throws ViolationException {
    return small(name, ENUMERATED, max);
  }

  /** Reads an INTEGER that is tagged IMPLICIT {@code [number]}. */
  BigInteger contextInteger(String name, int number) throws ViolationException {
    return bigInteger(name, 0x80 | number);
  }

  /** Reads an OBJECT IDENTIFIER. */
  ObjectIdentifier oid(String name) throws ViolationException {
    int start = position;
    header(name, OBJECT_IDENTIFIER);
    if (position - content > MAX_OID_BYTES) {
      throw notDer(
          name,
          contentRange(),
          "at most " + count(MAX_OID_BYTES) + " of OBJECT IDENTIFIER",
          count(position - content));
    }
    // X.690 section 8.19: base 128, most significant first, the last byte of each arc below 0x80.
    if (content == position || bytes[position - 1] < 0) {
      throw notDer(name, contentRange(), "whole arcs", "an unfinished OBJECT IDENTIFIER");
    }
    boolean arcStarts = true;
    for (int i = content; i < position; i++) {
      // X.690 section 8.19.2: "the leading octet of the subidentifier shall not have the value 80".
      if (arcStarts && (bytes[i] & 0xff) == 0x80) {
        throw notDer(name, new ByteRange(i, i + 1), "a minimal arc", "a leading 80");
      }
      arcStarts = bytes[i] >= 0;
    }
    ObjectIdentifier value = ObjectIdentifier.ofContent(bytes, content, position);
    trace(name, start, value);
    return value;
  }

  /** Reads an OCTET STRING. */
  byte[] octetString(String name) throws ViolationException {
    return primitive(name, OCTET_STRING);
  }

  /** Reads a primitive element of any kind and returns its content. */
  byte[] primitive(String name, int tag) throws ViolationException {
    int start = position;
    header(name, tag);
    byte[] value = Arrays.copyOfRange(bytes, content, position);
    trace(name, start, value);
    return value;
  }

  /** Reads a BIT STRING that consists of whole bytes, such as a key or a signature. */
  byte[] bitString(String name) throws ViolationException {
    int start = position;
    int unused = bits(name, BIT_STRING);
    if (unused != 0) {
      throw notDer(
          name, new ByteRange(content, content + 1), "whole bytes", unused + " unused bits");
    }
    byte[] value = Arrays.copyOfRange(bytes, content + 1, position);
    trace(name, start, value);
    return value;
  }

  /**
   * Reads a BIT STRING of named bits.
   *
   * @param tag {@link #BIT_STRING}, or the tag that replaces it
   * @return bit 0, the first, as the lowest bit; bits from 32 on are dropped
   */
  int namedBits(String name, int tag) throws ViolationException {
    int start = position;
    bits(name, tag);
    int value = 0;
    for (int i = content + 1; i < Math.min(position, content + 5); i++) {
      value |= Integer.reverse(bytes[i] & 0xff) >>> 24 << 8 * (i - content - 1);
    }
    trace(name, start, Integer.toBinaryString(value));
    return value;
  }

  /** Reads an IA5String that is tagged IMPLICIT {@code [number]}; its characters are ASCII. */
  String contextAscii(String name, int number) throws ViolationException {
    int start = position;
    header(name, 0x80 | number);
    for (int i = content; i < position; i++) {
      if (bytes[i] < 0) {
        throw notDer(
            name, new ByteRange(i, i + 1), "an ASCII character", "%02x".formatted(bytes[i]));
      }
    }
    String value = new String(bytes, content, position - content, StandardCharsets.US_ASCII);
    trace(name, start, TerminalText.safe(value));
    return value;
  }

  /** Reads a UTCTime or GeneralizedTime in the only form RFC 5280 section 4.1.2.5 allows. */
  Instant time(String name) throws ViolationException {
    return at(UTC_TIME) ? time(name, UTC_TIME) : time(name, GENERALIZED_TIME);
  }

  /** Reads a GeneralizedTime {@code YYYYMMDDHHMMSSZ}. */
  Instant generalizedTime(String name) throws ViolationException {
    return time(name, GENERALIZED_TIME);
  }

  /**
   * Reads any one element, and checks it to the bottom for well-formedness.
   *
   * @return the element with its header
   */
  byte[] any(String name) throws ViolationException {
    int start = position;
    int tag = peek();
    header(name, tag);
    if ((tag & CONSTRUCTED) != 0) {
      DerHeader.requireWellFormed(this, name, bytes, content, position, depth + 1);
    }
    byte[] value = Arrays.copyOfRange(bytes, start, position);
    trace(name, start, value);
    return value;
  }

  /** Like {@link #any}, but returns the content without its header. */
  byte[] primitiveOrAny(String name, int tag) throws ViolationException {
    if ((tag & CONSTRUCTED) == 0) {
      return primitive(name, tag);
    }
    any(name);
    return Arrays.copyOfRange(bytes, content, position);
  }

  /** Takes everything that is left, whatever it is. */
  byte[] rest() {
    int start = position;
    position = end;
    return since(start);
  }

  /** The content of the element read last. */
  byte[] contentRead() {
    return Arrays.copyOfRange(bytes, content, position);
  }

  /** Where the content of the element read last begins. */
  int contentStart() {
    return content;
  }

  /** Replaces the value shown for the element being read, once it is known. */
  void describe(Object value) {
    FieldNode traced = node;
    if (traced != null) {
      traced.describe(value);
    }
  }

  /** Whether fields are recorded. */
  boolean tracing() {
    return node != null;
  }

  /** A violation of DER itself. */
  ViolationException notDer(String name, ByteRange range, String expected, String actual) {
    return violation(Rule.NOT_DER, name, range, expected, actual);
  }

  /** A violation of the structure that DER carries. */
  ViolationException notCertificate(String name, ByteRange range, String expected, String actual) {
    return violation(Rule.NOT_A_CERTIFICATE, name, range, expected, actual);
  }

  private ViolationException violation(
      Rule rule, String name, ByteRange range, String expected, String actual) {
    StringBuilder path = new StringBuilder();
    appendPath(path);
    if (!name.isEmpty()) {
      path.append('.').append(name);
    }
    return new ViolationException(new Violation(rule, path.toString(), range, expected, actual));
  }

  private void appendPath(StringBuilder path) {
    if (parent != null) {
      parent.appendPath(path);
    }
    if (index >= 0) {
      path.append('[').append(index).append(']');
    } else if (!name.isEmpty()) {
      path.append(path.isEmpty() ? "" : ".").append(name);
    }
  }

  private DerReader enter(String name, int tag) throws ViolationException {
    int start = position;
    int listIndex = elements;
    header(name, tag);
    if (depth >= MAX_DEPTH) {
      throw notDer(name, rangeSince(start), "at most " + MAX_DEPTH + " levels", "more");
    }
    FieldNode child = trace(name, start, "");
    return new DerReader(
        bytes, this, name, name.isEmpty() ? listIndex : -1, content, position, child);
  }

  /** Reads tag and length; afterwards the content begins at {@link #content}. */
  private void header(String name, int tag) throws ViolationException {
    int start = position;
    if (bytes.length > MAX_BYTES) {
      throw violation(
          Rule.TOO_LARGE,
          name,
          new ByteRange(0, bytes.length),
          "at most " + count(MAX_BYTES),
          count(bytes.length));
    }
    if (position >= end) {
      throw notDer(name, new ByteRange(start, start), tagName(tag), "the end");
    }
    int actual = bytes[position] & 0xff;
    if (actual != tag) {
      throw notCertificate(name, new ByteRange(start, start + 1), tagName(tag), tagName(actual));
    }
    long span = DerHeader.span(this, name, bytes, start, end);
    content = (int) (span >>> 32);
    position = (int) span;
    elements++;
  }

  private BigInteger bigInteger(String name, int tag) throws ViolationException {
    int start = position;
    header(name, tag);
    requireMinimalInteger(name);
    BigInteger value = new BigInteger(bytes, content, position - content);
    trace(name, start, value);
    return value;
  }

  private int small(String name, int tag, int max) throws ViolationException {
    int start = position;
    header(name, tag);
    requireMinimalInteger(name);
    long value = bytes[content];
    for (int i = content + 1; i < Math.min(position, content + 5); i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    if (position - content > 5 || value < 0 || value > max) {
      throw notCertificate(
          name,
          contentRange(),
          "0 to " + max,
          new BigInteger(bytes, content, Math.min(position - content, 32)).toString());
    }
    trace(name, start, value);
    return (int) value;
  }

  private void requireMinimalInteger(String name) throws ViolationException {
    if (content == position) {
      throw notDer(name, new ByteRange(content, position), "at least 1 byte", "0 bytes");
    }
    // X.690 section 8.3.2: "the bits of the first octet and bit 8 of the second octet shall not all
    // be ones; and shall not all be zero."
    if (position - content > 1 && bytes[content] == bytes[content + 1] >> 7) {
      throw notDer(
          name,
          new ByteRange(content, content + 1),
          "a minimal INTEGER",
          "a leading %02x".formatted(bytes[content]));
    }
  }

  /** Reads the header of a BIT STRING and returns the number of unused bits. */
  private int bits(String name, int tag) throws ViolationException {
    header(name, tag);
    if (content == position) {
      throw notDer(name, contentRange(), "at least 1 byte", "0 bytes");
    }
    int unused = bytes[content] & 0xff;
    ByteRange at = new ByteRange(content, content + 1);
    if (unused > 7 || position - content == 1 && unused != 0) {
      throw notDer(name, at, "0 to 7 unused bits of the last byte", unused + " unused bits");
    }
    // X.690 section 11.2.1: "Each unused bit in the final octet of the encoding of a bit string
    // value shall be set to zero."
    if ((bytes[position - 1] & (1 << unused) - 1) != 0 && unused != 0) {
      throw notDer(
          name, new ByteRange(position - 1, position), "unused bits that are zero", "a one");
    }
    return unused;
  }

  private Instant time(String name, int tag) throws ViolationException {
    int start = position;
    header(name, tag);
    Instant value =
        DerTime.parse(bytes, content, position, tag == UTC_TIME)
            .orElseThrow(() -> badTime(name, tag));
    trace(name, start, value);
    return value;
  }

  private ViolationException badTime(String name, int tag) {
    int shown = Math.min(position - content, 32);
    String text = new String(bytes, content, shown, StandardCharsets.ISO_8859_1);
    return notDer(
        name,
        contentRange(),
        tag == UTC_TIME ? "YYMMDDHHMMSSZ" : "YYYYMMDDHHMMSSZ",
        TerminalText.safe(text));
  }

  private void requireLength(String name, int start, int length) throws ViolationException {
    if (position - content != length) {
      throw notDer(name, rangeSince(start), count(length), count(position - content));
    }
  }

  private ByteRange contentRange() {
    return new ByteRange(content, position);
  }

  /** Adds a node for the element that began at {@code start}; does nothing unless tracing. */
  private @Nullable FieldNode trace(String name, int start, Object value) {
    FieldNode traced = node;
    if (traced == null) {
      return null;
    }
    String shown = name.isEmpty() ? traced.name() + "[" + (elements - 1) + "]" : name;
    return traced.add(shown, rangeSince(start), value);
  }

  private static String tagName(int tag) {
    return switch (tag) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "INTEGER";
      case BIT_STRING -> "BIT STRING";
      case OCTET_STRING -> "OCTET STRING";
      case NULL -> "NULL";
      case OBJECT_IDENTIFIER -> "OBJECT IDENTIFIER";
      case ENUMERATED -> "ENUMERATED";
      case UTC_TIME -> "UTCTime";
      case GENERALIZED_TIME -> "GeneralizedTime";
      case SEQUENCE -> "SEQUENCE";
      case SET -> "SET";
      default -> (tag & 0xc0) == 0x80 ? "[" + (tag & 0x1f) + "]" : "tag %02x".formatted(tag);
    };
  }

  static String count(int bytes) {
    return bytes == 1 ? "1 byte" : bytes + " bytes";
  }
}

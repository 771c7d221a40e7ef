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
import java.util.Optional;
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
  /** A limit of ours: no certificate or OCSP response in use comes near it. */
  static final int MAX_BYTES = 1 << 20;

  /** A limit of ours on what may hold many: the longest revocation lists in use have 20 MB. */
  static final int MAX_LIST_BYTES = 64 << 20;

  /** A limit of ours: no structure of RFC 5280 is nested half as deep. */
  static final int MAX_DEPTH = 24;

  /** A limit of ours: those in use have at most 20 bytes, and long arcs take long to print. */
  static final int MAX_OID_BYTES = 128;

  private final byte[] bytes;
  private final @Nullable DerReader parent;
  private final String name;
  private final int index;
  private final int depth;
  private final int limit;
  private final int end;
  private @Nullable FieldNode node;
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
      int limit,
      @Nullable FieldNode node) {
    this.bytes = bytes;
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.position = start;
    this.end = end;
    this.limit = limit;
    this.node = node;
  }

  /**
   * A reader of the elements that {@code bytes} consist of: usually exactly one.
   *
   * @param name the name of the whole, with which paths begin
   */
  static DerReader of(String name, byte[] bytes, boolean tracing) {
    return of(name, bytes, MAX_BYTES, tracing);
  }

  /** The same, with another limit on the number of bytes. */
  static DerReader of(String name, byte[] bytes, int limit, boolean tracing) {
    FieldNode node = tracing ? new FieldNode(name, new ByteRange(0, bytes.length)) : null;
    return new DerReader(bytes, null, name, -1, 0, bytes.length, limit, node);
  }

  /** A reader of the elements in {@code range}, which were found well-formed before. */
  static DerReader within(String name, byte[] bytes, ByteRange range) {
    return new DerReader(bytes, null, name, -1, range.start(), range.end(), bytes.length, null);
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
    return enter(name, DerTag.SEQUENCE);
  }

  /** Enters the SEQUENCE that this reader consists of; paths do not grow. */
  DerReader onlySequence() throws ViolationException {
    header("", DerTag.SEQUENCE);
    DerReader inside = new DerReader(bytes, this, "", -1, content, position, limit, node);
    end();
    return inside;
  }

  /** Enters a SET. */
  DerReader set(String name) throws ViolationException {
    return enter(name, DerTag.SET);
  }

  /**
   * Enters the context-specific, constructed {@code [number]}, whether tagged EXPLICIT or IMPLICIT.
   */
  DerReader context(String name, int number) throws ViolationException {
    return enter(name, DerTag.constructed(number));
  }

  /**
   * Enters DER that is the content of an OCTET STRING: an extension's value. Offsets stay those of
   * the whole.
   */
  DerReader insideOctets(String name) throws ViolationException {
    return enter(name, DerTag.OCTET_STRING);
  }

  /**
   * Enters DER that is the content of a BIT STRING: a public key. Offsets stay those of the whole.
   */
  DerReader insideBits(String name) throws ViolationException {
    int start = position;
    int listIndex = elements;
    wholeBytes(name);
    return inside(name, listIndex, content + 1, trace(name, start, ""));
  }

  /** Reads a BOOLEAN. */
  boolean bool(String name) throws ViolationException {
    return bool(name, DerTag.BOOLEAN);
  }

  /** Reads a BOOLEAN that may be tagged IMPLICIT. */
  boolean bool(String name, int tag) throws ViolationException {
    int start = position;
    header(name, tag);
    boolean value = DerContent.bool(this, name, bytes, content, position);
    trace(name, start, value ? "TRUE" : "FALSE");
    return value;
  }

  /**
   * Reads {@code BOOLEAN DEFAULT FALSE}: FALSE if it is absent.
   *
   * @param tag {@link DerTag#BOOLEAN}, or the tag that replaces it
   */
  boolean boolDefaultFalse(String name, int tag) throws ViolationException {
    int start = position;
    boolean value = at(tag) && bool(name, tag);
    // X.690 section 11.5: "The encoding of a set value or sequence value shall not include an
    // encoding for any component value which is equal to its default value."
    if (!value && position != start) {
      throw notDer(name, rangeSince(start), "nothing, the default being FALSE", "FALSE");
    }
    return value;
  }

  /** Reads an INTEGER. */
  BigInteger integer(String name) throws ViolationException {
    return integer(name, DerTag.INTEGER, true);
  }

  /**
   * Reads an INTEGER of zero or more.
   *
   * @param tag {@link DerTag#INTEGER}, or the tag that replaces it
   */
  BigInteger natural(String name, int tag) throws ViolationException {
    return integer(name, tag, false);
  }

  /** Reads an INTEGER that is tagged IMPLICIT {@code [number]}. */
  BigInteger contextInteger(String name, int number) throws ViolationException {
    return integer(name, DerTag.context(number), true);
  }

  /** Reads an INTEGER from 0 to {@code max}. */
  int integer(String name, int max) throws ViolationException {
    return small(name, DerTag.INTEGER, max);
  }

  /** Reads an ENUMERATED from 0 to {@code max}. */
  int enumerated(String name, int max) throws ViolationException {
    return small(name, DerTag.ENUMERATED, max);
  }

  /** Reads an INTEGER or ENUMERATED from 0 to {@code max}, which may be tagged IMPLICIT. */
  int small(String name, int tag, int max) throws ViolationException {
    int start = position;
    header(name, tag);
    DerContent.requireInteger(this, name, bytes, content, position);
    long value = bytes[content];
    for (int i = content + 1; i < Math.min(position, content + 5); i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    if (position - content > 5 || value < 0 || value > max) {
      throw notCertificate(name, contentRange(), "0 to " + max, preview());
    }
    trace(name, start, value);
    return (int) value;
  }

  /** Reads an OBJECT IDENTIFIER. */
  ObjectIdentifier oid(String name) throws ViolationException {
    return oid(name, DerTag.OBJECT_IDENTIFIER);
  }

  /** Reads an OBJECT IDENTIFIER that may be tagged IMPLICIT. */
  ObjectIdentifier oid(String name, int tag) throws ViolationException {
    int start = position;
    header(name, tag);
    DerContent.requireOid(this, name, bytes, content, position);
    ObjectIdentifier value = ObjectIdentifier.ofContent(bytes, content, position);
    trace(name, start, value);
    return value;
  }

  /** Reads a NULL. */
  void nul(String name) throws ViolationException {
    nul(name, DerTag.NULL);
  }

  /** Reads a NULL that may be tagged IMPLICIT. */
  void nul(String name, int tag) throws ViolationException {
    int start = position;
    header(name, tag);
    // X.690 section 8.8.2: "The contents octets shall not contain any octets."
    if (position != content) {
      throw notDer(name, rangeSince(start), "0 bytes", count(position - content));
    }
    trace(name, start, "");
  }

  /** Reads an OCTET STRING. */
  byte[] octetString(String name) throws ViolationException {
    return primitive(name, DerTag.OCTET_STRING);
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
    wholeBytes(name);
    byte[] value = Arrays.copyOfRange(bytes, content + 1, position);
    trace(name, start, value);
    return value;
  }

  /**
   * Reads a BIT STRING of named bits.
   *
   * @param tag {@link DerTag#BIT_STRING}, or the tag that replaces it
   * @return bit 0, the first, as the lowest bit; bits from 32 on are dropped
   */
  int namedBits(String name, int tag) throws ViolationException {
    int start = position;
    header(name, tag);
    DerContent.unusedBits(this, name, bytes, content, position);
    int value = 0;
    for (int i = content + 1; i < Math.min(position, content + 5); i++) {
      value |= Integer.reverse(bytes[i] & 0xff) >>> 24 << 8 * (i - content - 1);
    }
    if (node != null) {
      trace(name, start, Integer.toBinaryString(value));
    }
    return value;
  }

  /**
   * Reads a string of one byte per character, all of them ASCII.
   *
   * @param tag {@link DerTag#IA5_STRING}, {@link DerTag#PRINTABLE_STRING}, or the tag that replaces
   *     it
   */
  String ascii(String name, int tag) throws ViolationException {
    int start = position;
    header(name, tag);
    DerContent.requireAscii(this, name, bytes, content, position);
    String value = new String(bytes, content, position - content, StandardCharsets.US_ASCII);
    return shown(name, start, value);
  }

  /** Reads an IA5String that is tagged IMPLICIT {@code [number]}; its characters are ASCII. */
  String contextAscii(String name, int number) throws ViolationException {
    return ascii(name, DerTag.context(number));
  }

  /** Reads a UTF8String. */
  String utf8(String name) throws ViolationException {
    int start = position;
    header(name, DerTag.UTF8_STRING);
    Optional<String> value =
        CharacterString.text(DerTag.UTF8_STRING, Arrays.copyOfRange(bytes, content, position));
    if (value.isEmpty()) {
      throw notDer(name, contentRange(), "UTF-8", "other bytes");
    }
    return shown(name, start, value.get());
  }

  /** Reads a character string of any type. */
  CharacterString characters(String name) throws ViolationException {
    int start = position;
    int tag = peek();
    header(name, tag);
    if (!CharacterString.isTag(tag)) {
      throw notCertificate(
          name, new ByteRange(start, start + 1), "a character string", DerTag.name(tag));
    }
    CharacterString value = new CharacterString(tag, Arrays.copyOfRange(bytes, content, position));
    trace(name, start, value);
    return value;
  }

  /** Reads a UTCTime or GeneralizedTime in the only form RFC 5280 section 4.1.2.5 allows. */
  Time time(String name) throws ViolationException {
    boolean utcTime = at(DerTag.UTC_TIME);
    return new Time(
        time(name, utcTime ? DerTag.UTC_TIME : DerTag.GENERALIZED_TIME, utcTime), utcTime);
  }

  /** Reads a GeneralizedTime {@code YYYYMMDDHHMMSSZ}. */
  Instant generalizedTime(String name) throws ViolationException {
    return generalizedTime(name, DerTag.GENERALIZED_TIME);
  }

  /** Reads a GeneralizedTime {@code YYYYMMDDHHMMSSZ} that may be tagged IMPLICIT. */
  Instant generalizedTime(String name, int tag) throws ViolationException {
    return time(name, tag, false);
  }

  /**
   * Reads any one element, and checks it to the bottom for well-formedness.
   *
   * @return the element with its header
   */
  byte[] any(String name) throws ViolationException {
    int start = position;
    skip(name);
    byte[] value = since(start);
    trace(name, start, value);
    return value;
  }

  /** Like {@link #any}, but returns the content without its header. */
  byte[] primitiveOrAny(String name, int tag) throws ViolationException {
    if ((tag & DerTag.CONSTRUCTED) == 0) {
      return primitive(name, tag);
    }
    any(name);
    return contentRead();
  }

  /** Passes over any one element, and checks it to the bottom for well-formedness. */
  void skip(String name) throws ViolationException {
    int tag = peek();
    header(name, tag);
    if ((tag & DerTag.CONSTRUCTED) != 0) {
      DerHeader.requireWellFormed(this, name, bytes, content, position, depth + 1);
    }
  }

  /** Passes over an INTEGER. */
  void skipInteger(String name) throws ViolationException {
    int start = position;
    header(name, DerTag.INTEGER);
    DerContent.requireInteger(this, name, bytes, content, position);
    if (node != null) {
      trace(name, start, new BigInteger(bytes, content, position - content));
    }
  }

  /** How many bytes are left. */
  int remaining() {
    return end - position;
  }

  /** Passes over everything that is left, whatever it is. */
  void skipRest() {
    position = end;
  }

  /** Takes everything that is left, whatever it is. */
  byte[] rest() {
    int start = position;
    skipRest();
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

  /** Records no more fields: those that came are enough. */
  void stopTracing() {
    node = null;
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
    return inside(name, listIndex, content, trace(name, start, ""));
  }

  private DerReader inside(String name, int listIndex, int start, @Nullable FieldNode child) {
    int shown = name.isEmpty() ? listIndex : -1;
    return new DerReader(bytes, this, name, shown, start, position, limit, child);
  }

  /** Reads tag and length; afterwards the content begins at {@link #content}. */
  private void header(String name, int tag) throws ViolationException {
    int start = position;
    if (bytes.length > limit) {
      throw violation(
          Rule.TOO_LARGE,
          name,
          new ByteRange(0, bytes.length),
          "at most " + count(limit),
          count(bytes.length));
    }
    if (position >= end) {
      throw notDer(name, new ByteRange(start, start), DerTag.name(tag), "the end");
    }
    int actual = bytes[position] & 0xff;
    if (actual != tag) {
      throw notCertificate(
          name, new ByteRange(start, start + 1), DerTag.name(tag), DerTag.name(actual));
    }
    long span = DerHeader.span(this, name, bytes, start, end);
    content = (int) (span >>> 32);
    position = (int) span;
    elements++;
  }

  private BigInteger integer(String name, int tag, boolean negativeToo) throws ViolationException {
    int start = position;
    header(name, tag);
    DerContent.requireInteger(this, name, bytes, content, position);
    if (!negativeToo && bytes[content] < 0) {
      throw notCertificate(name, contentRange(), "0 or more", preview());
    }
    BigInteger value = new BigInteger(bytes, content, position - content);
    trace(name, start, value);
    return value;
  }

  /** Reads a BIT STRING's header and its count of unused bits, which must be zero. */
  private void wholeBytes(String name) throws ViolationException {
    header(name, DerTag.BIT_STRING);
    int unused = DerContent.unusedBits(this, name, bytes, content, position);
    if (unused != 0) {
      throw notDer(
          name, new ByteRange(content, content + 1), "whole bytes", unused + " unused bits");
    }
  }

  private Instant time(String name, int tag, boolean utcTime) throws ViolationException {
    int start = position;
    header(name, tag);
    Instant value =
        DerTime.parse(bytes, content, position, utcTime).orElseThrow(() -> badTime(name, utcTime));
    trace(name, start, value);
    return value;
  }

  private ViolationException badTime(String name, boolean utcTime) {
    int shown = Math.min(position - content, 32);
    String text = new String(bytes, content, shown, StandardCharsets.ISO_8859_1);
    return notDer(
        name,
        contentRange(),
        utcTime ? "YYMMDDHHMMSSZ" : "YYYYMMDDHHMMSSZ",
        TerminalText.safe(text));
  }

  private String shown(String name, int start, String value) {
    if (node != null) {
      trace(name, start, TerminalText.safe(value));
    }
    return value;
  }

  /** The integer read last in decimal; of very long ones, a beginning. */
  private String preview() {
    return new BigInteger(bytes, content, Math.min(position - content, 32)).toString();
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

  static String count(int bytes) {
    return bytes == 1 ? "1 byte" : bytes + " bytes";
  }
}

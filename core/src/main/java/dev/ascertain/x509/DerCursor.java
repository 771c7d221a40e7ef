package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place among the elements of one constructed DER value: tags and lengths, names and ranges. What
 * the elements hold, {@link DerReader} reads.
 *
 * <p>A violation names the field by its path through the cursors, and its bytes by their offset in
 * the whole.
 *
 * <p>With tracing on, each element read leaves a {@link FieldNode}; nodes are attached when an
 * element begins, so a parse that fails leaves everything up to that point.
 */
abstract sealed class DerCursor permits DerReader {
  /** A limit of ours: no certificate or OCSP response in use comes near it. */
  static final int MAX_BYTES = 1 << 20;

  /** A limit of ours on what may hold many: the longest revocation lists in use have 20 MB. */
  static final int MAX_LIST_BYTES = 64 << 20;

  /** A limit of ours: no structure of RFC 5280 is nested half as deep. */
  static final int MAX_DEPTH = 24;

  /** A limit of ours: those in use have at most 20 bytes, and long arcs take long to print. */
  static final int MAX_OID_BYTES = 128;

  /** The whole, in which all ranges count; it is never changed. */
  final byte[] bytes;

  private final @Nullable DerCursor parent;
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

  /** A cursor over the elements in {@code range} of a whole of at most {@code limit} bytes. */
  DerCursor(String name, byte[] bytes, ByteRange range, int limit, @Nullable FieldNode node) {
    this.bytes = bytes;
    this.parent = null;
    this.name = name;
    this.index = -1;
    this.depth = 0;
    this.limit = limit;
    this.position = range.start();
    this.end = range.end();
    this.node = node;
  }

  /**
   * A cursor over the inside of the element that {@code outer} read last, from {@code start} on.
   *
   * @param name the name of the element; empty if paths do not grow by it
   * @param member whether the element is a member of a list, and named by its index
   */
  DerCursor(DerCursor outer, String name, boolean member, int start, @Nullable FieldNode node) {
    this.bytes = outer.bytes;
    this.parent = outer;
    this.name = name;
    this.index = member ? outer.elements - 1 : -1;
    this.depth = outer.depth + 1;
    this.limit = outer.limit;
    this.position = start;
    this.end = outer.position;
    this.node = node;
  }

  /** What was read so far, as fields; without tracing, a field without children. */
  final Field field() {
    FieldNode traced = node;
    if (traced == null) {
      return new Field(name, new ByteRange(0, bytes.length), "", List.of());
    }
    return traced.field();
  }

  /** Whether elements are left. */
  final boolean hasMore() {
    return position < end;
  }

  /** Whether the next element has this tag. */
  final boolean at(int tag) {
    return position < end && (bytes[position] & 0xff) == tag;
  }

  /**
   * Whether the next element is the context-specific {@code [number]}, primitive or constructed.
   */
  final boolean atContext(int number) {
    return position < end && (bytes[position] & 0xdf) == (0x80 | number);
  }

  /** The tag byte of the next element; 0 at the end. */
  final int peek() {
    return position < end ? bytes[position] & 0xff : 0;
  }

  /** Offset of the next byte in the whole. */
  final int position() {
    return position;
  }

  /** How many bytes are left. */
  final int remaining() {
    return end - position;
  }

  /** The bytes from {@code start} to the current position. */
  final byte[] since(int start) {
    return Arrays.copyOfRange(bytes, start, position);
  }

  /** The range from {@code start} to the current position. */
  final ByteRange rangeSince(int start) {
    return new ByteRange(start, position);
  }

  /**
   * Requires that all elements have been read.
   *
   * @throws ViolationException if bytes are left over
   */
  final void end() throws ViolationException {
    if (position < end) {
      throw notDer(
          "", new ByteRange(position, end), "the end", count(end - position) + " left over");
    }
  }

  /** Passes over everything that is left, whatever it is. */
  final void skipRest() {
    position = end;
  }

  /** Takes everything that is left, whatever it is. */
  final byte[] rest() {
    int start = position;
    skipRest();
    return since(start);
  }

  /** The content of the element read last. */
  final byte[] contentRead() {
    return Arrays.copyOfRange(bytes, content, position);
  }

  /** Where the content of the element read last begins. */
  final int contentStart() {
    return content;
  }

  /** The range of the content of the element read last. */
  final ByteRange contentRange() {
    return new ByteRange(content, position);
  }

  /** Replaces the value shown for the element being read, once it is known. */
  final void describe(Object value) {
    FieldNode traced = node;
    if (traced != null) {
      traced.describe(value);
    }
  }

  /** Whether fields are recorded. */
  final boolean tracing() {
    return node != null;
  }

  /** Records no more fields: those that came are enough. */
  final void stopTracing() {
    node = null;
  }

  /** The field that those read here become children of; null without tracing. */
  final @Nullable FieldNode node() {
    return node;
  }

  /** How deep the elements that this cursor reads are nested. */
  final int level() {
    return depth + 1;
  }

  /** A violation of DER itself. */
  final ViolationException notDer(String name, ByteRange range, String expected, String actual) {
    return violation(Rule.NOT_DER, name, range, expected, actual);
  }

  /** A violation of the structure that DER carries. */
  final ViolationException notCertificate(
      String name, ByteRange range, String expected, String actual) {
    return violation(Rule.NOT_A_CERTIFICATE, name, range, expected, actual);
  }

  /** Reads tag and length; afterwards the content begins at {@link #contentStart}. */
  final void header(String name, int tag) throws ViolationException {
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

  /** Refuses to enter an element that is nested too deep. */
  final void requireDepth(String name, int start) throws ViolationException {
    if (depth >= MAX_DEPTH) {
      throw notDer(name, rangeSince(start), "at most " + MAX_DEPTH + " levels", "more");
    }
  }

  /** Adds a node for the element that began at {@code start}; does nothing unless tracing. */
  final @Nullable FieldNode trace(String name, int start, Object value) {
    FieldNode traced = node;
    if (traced == null) {
      return null;
    }
    String shown = name.isEmpty() ? traced.name() + "[" + (elements - 1) + "]" : name;
    return traced.add(shown, rangeSince(start), value);
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

  static String count(int bytes) {
    return bytes == 1 ? "1 byte" : bytes + " bytes";
  }
}

package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ViolationException;

/** Reads the tag and length that every DER element begins with (X.690 sections 8.1 and 10.1). */
final class DerHeader {
  private DerHeader() {}

  /**
   * Reads the header at {@code start}.
   *
   * @return the offset of the content in the upper half, that of its end in the lower
   */
  static long span(DerCursor in, String name, byte[] bytes, int start, int limit)
      throws ViolationException {
    int tag = bytes[start] & 0xff;
    // X.690 section 8.1.5: tag 00 is that of the end-of-contents octets, which only the indefinite
    // form has.
    if (tag == 0) {
      throw in.notDer(name, new ByteRange(start, start + 1), "an element", "00");
    }
    if ((tag & 0x1f) == 0x1f) {
      throw in.notDer(
          name, new ByteRange(start, start + 1), "a tag number below 31", "a longer tag");
    }
    if (start + 1 >= limit) {
      throw in.notDer(name, new ByteRange(start, limit), "a length", "the end");
    }
    int first = bytes[start + 1] & 0xff;
    int at = start + 2;
    int length = first;
    if (first >= 0x80) {
      // X.690 section 10.1: "The definite form of length encoding shall be used".
      if (first == 0x80) {
        throw in.notDer(
            name, new ByteRange(start + 1, at), "a definite length", "the indefinite form");
      }
      int octets = first & 0x7f;
      if (octets > 4 || octets > limit - at) {
        throw in.notDer(
            name,
            new ByteRange(start + 1, at),
            "a length of at most 4 bytes that are there",
            "a length of " + DerCursor.count(octets));
      }
      long value = 0;
      for (int i = 0; i < octets; i++) {
        value = value << 8 | bytes[at++] & 0xff;
      }
      // X.690 section 10.1: "encoded in the minimum number of octets".
      if (value < 0x80 || value >>> 8 * (octets - 1) == 0) {
        throw in.notDer(
            name,
            new ByteRange(start + 1, at),
            "a minimal length",
            value + " in " + DerCursor.count(octets + 1));
      }
      length = (int) Math.min(value, Integer.MAX_VALUE);
    }
    if (length > limit - at) {
      throw in.notDer(
          name,
          new ByteRange(start + 1, at),
          "at most " + DerCursor.count(limit - at),
          DerCursor.count(length));
    }
    return (long) at << 32 | at + length;
  }

  /** Requires that the element at {@code start} is primitive or constructed as its type is. */
  static void requireForm(DerCursor in, String name, int start, int tag) throws ViolationException {
    if (!DerTag.hasAllowedForm(tag)) {
      boolean constructed = (tag & DerTag.CONSTRUCTED) != 0;
      throw in.notDer(
          name,
          new ByteRange(start, start + 1),
          constructed ? "a primitive element" : "a constructed element",
          DerTag.name(tag));
    }
  }

  /**
   * Requires that {@code bytes[start..limit)} are well-formed elements to the bottom.
   *
   * @param level how deep these elements are nested
   */
  static void requireWellFormed(
      DerCursor in, String name, byte[] bytes, int start, int limit, int level)
      throws ViolationException {
    if (level > DerCursor.MAX_DEPTH) {
      throw in.notDer(
          name, new ByteRange(start, limit), "at most " + DerCursor.MAX_DEPTH + " levels", "more");
    }
    int at = start;
    while (at < limit) {
      long span = span(in, name, bytes, at, limit);
      requireForm(in, name, at, bytes[at] & 0xff);
      if ((bytes[at] & DerTag.CONSTRUCTED) != 0) {
        requireWellFormed(in, name, bytes, (int) (span >>> 32), (int) span, level + 1);
      }
      at = (int) span;
    }
  }
}

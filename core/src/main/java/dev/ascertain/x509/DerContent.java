package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ViolationException;

/**
 * The rules for the contents of primitive elements: each method looks at {@code bytes[start..end)},
 * and throws if they are not how DER writes a value of that type.
 */
final class DerContent {
  private DerContent() {}

  /** A BOOLEAN. */
  static boolean bool(DerCursor in, String name, byte[] bytes, int start, int end)
      throws ViolationException {
    ByteRange range = new ByteRange(start, end);
    if (end - start != 1) {
      throw in.notDer(name, range, "1 byte", DerCursor.count(end - start));
    }
    int value = bytes[start] & 0xff;
    // X.690 section 11.1: "If the encoding represents the boolean value TRUE, its single contents
    // octet shall have all eight bits set to one."
    if (value != 0 && value != 0xff) {
      throw in.notDer(name, range, "00 or ff", "%02x".formatted(value));
    }
    return value != 0;
  }

  /** An INTEGER or ENUMERATED. */
  static void requireInteger(DerCursor in, String name, byte[] bytes, int start, int end)
      throws ViolationException {
    if (start == end) {
      throw in.notDer(name, new ByteRange(start, end), "at least 1 byte", "0 bytes");
    }
    // X.690 section 8.3.2: "the bits of the first octet and bit 8 of the second octet shall not all
    // be ones; and shall not all be zero."
    if (end - start > 1 && bytes[start] == bytes[start + 1] >> 7) {
      throw in.notDer(
          name,
          new ByteRange(start, start + 1),
          "a minimal INTEGER",
          "a leading %02x".formatted(bytes[start]));
    }
  }

  /** A BIT STRING; returns how many bits of its last byte are unused. */
  static int unusedBits(DerCursor in, String name, byte[] bytes, int start, int end)
      throws ViolationException {
    if (start == end) {
      throw in.notDer(name, new ByteRange(start, end), "at least 1 byte", "0 bytes");
    }
    int unused = bytes[start] & 0xff;
    // X.690 sections 8.6.2.2 and 8.6.2.3: zero to seven; zero if there is no further byte.
    if (unused > 7 || end - start == 1 && unused != 0) {
      throw in.notDer(
          name,
          new ByteRange(start, start + 1),
          "0 to 7 unused bits of the last byte",
          unused + " unused bits");
    }
    // X.690 section 11.2.1: "Each unused bit in the final octet of the encoding of a bit string
    // value shall be set to zero."
    if (unused != 0 && (bytes[end - 1] & (1 << unused) - 1) != 0) {
      throw in.notDer(name, new ByteRange(end - 1, end), "unused bits that are zero", "a one");
    }
    return unused;
  }

  /** An OBJECT IDENTIFIER. */
  static void requireOid(DerCursor in, String name, byte[] bytes, int start, int end)
      throws ViolationException {
    if (end - start > DerCursor.MAX_OID_BYTES) {
      throw in.notDer(
          name,
          new ByteRange(start, end),
          "at most " + DerCursor.count(DerCursor.MAX_OID_BYTES) + " of OBJECT IDENTIFIER",
          DerCursor.count(end - start));
    }
    // X.690 section 8.19: base 128, most significant first, the last byte of each arc below 0x80.
    if (start == end || bytes[end - 1] < 0) {
      throw in.notDer(
          name, new ByteRange(start, end), "whole arcs", "an unfinished OBJECT IDENTIFIER");
    }
    boolean arcStarts = true;
    for (int i = start; i < end; i++) {
      // X.690 section 8.19.2: "the leading octet of the subidentifier shall not have the value 80".
      if (arcStarts && (bytes[i] & 0xff) == 0x80) {
        throw in.notDer(name, new ByteRange(i, i + 1), "a minimal arc", "a leading 80");
      }
      arcStarts = bytes[i] >= 0;
    }
  }

  /** A string of ASCII characters. */
  static void requireAscii(DerCursor in, String name, byte[] bytes, int start, int end)
      throws ViolationException {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        throw in.notDer(
            name, new ByteRange(i, i + 1), "an ASCII character", "%02x".formatted(bytes[i]));
      }
    }
  }
}

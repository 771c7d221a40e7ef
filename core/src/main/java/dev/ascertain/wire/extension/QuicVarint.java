package dev.ascertain.wire.extension;

import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A variable-length integer of QUIC (RFC 9000 section 16): the two most significant bits of the
 * first byte tell whether it takes 1, 2, 4 or 8 bytes.
 *
 * <p>A small value may be written long, so the width is kept.
 *
 * @param value 0 to 2<sup>62</sup> - 1
 * @param width 1, 2, 4 or 8 bytes
 */
public record QuicVarint(long value, int width) {

  /** Refuses a value that does not fit into the width. */
  public QuicVarint {
    if (width != 1 && width != 2 && width != 4 && width != 8) {
      throw new IllegalArgumentException("no such width: " + width);
    }
    if (value < 0 || value >>> valueBits(width) != 0) {
      throw new IllegalArgumentException(value + " does not fit into " + width + " bytes");
    }
  }

  /** The value in as few bytes as possible. */
  public static QuicVarint of(long value) {
    int width = 1;
    while (width < 8 && value >>> valueBits(width) != 0) {
      width *= 2;
    }
    return new QuicVarint(value, width);
  }

  static QuicVarint decode(Reader in) throws ViolationException {
    int first = in.u8("first");
    int width = 1 << (first >>> 6);
    long value = first & 0x3f;
    for (byte next : in.fixed("more", width - 1)) {
      value = value << 8 | next & 0xff;
    }
    return new QuicVarint(value, width);
  }

  void encode(Writer out) {
    long marked = (long) Integer.numberOfTrailingZeros(width) << valueBits(width) | value;
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      out.u8((int) (marked >>> shift) & 0xff);
    }
  }

  private static int valueBits(int width) {
    return 8 * width - 2;
  }
}

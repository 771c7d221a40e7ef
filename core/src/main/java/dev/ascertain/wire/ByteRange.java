package dev.ascertain.wire;

/**
 * A half-open range of byte offsets, counted from the start of the message that holds it.
 *
 * @param start offset of the first byte, 0-based
 * @param end offset after the last byte; equal to {@code start} for an empty range
 */
public record ByteRange(int start, int end) {

  /** Refuses ranges that run backwards or begin before the message. */
  public ByteRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }

  /** The number of bytes in the range. */
  public int length() {
    return end - start;
  }

  /** This range as seen from a container in which byte 0 of this message is byte {@code offset}. */
  public ByteRange shiftedBy(int offset) {
    return new ByteRange(start + offset, end + offset);
  }

  @Override
  public String toString() {
    return "0x%x..0x%x".formatted(start, end);
  }
}

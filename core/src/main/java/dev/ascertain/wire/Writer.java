package dev.ascertain.wire;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Builds the bytes of a message in the presentation language of RFC 9846 section 3: the counterpart
 * of {@link Reader}.
 *
 * <p>A value that does not fit its field is a defect of the caller, hence {@link
 * IllegalArgumentException}.
 */
public final class Writer {
  private static final int USUAL_SIZE = 64;

  private byte[] bytes;
  private int size;

  /** Nothing so far. */
  public Writer() {
    this(USUAL_SIZE);
  }

  private Writer(int expectedSize) {
    this.bytes = new byte[expectedSize];
  }

  /** What {@code body} writes. */
  public static byte[] write(Consumer<Writer> body) {
    return write(USUAL_SIZE, body);
  }

  /**
   * What {@code body} writes.
   *
   * @param expectedSize how many bytes that will be; if right, none is copied
   */
  public static byte[] write(int expectedSize, Consumer<Writer> body) {
    Writer out = new Writer(expectedSize);
    body.accept(out);
    return out.size == out.bytes.length ? out.bytes : out.toByteArray();
  }

  /** The bytes written so far. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** The number of bytes written so far. */
  public int size() {
    return size;
  }

  /** Writes {@code uint8}. */
  public Writer u8(int value) {
    return number(value, 1);
  }

  /** Writes {@code uint16}. */
  public Writer u16(int value) {
    return number(value, 2);
  }

  /** Writes {@code uint24}. */
  public Writer u24(int value) {
    return number(value, 3);
  }

  /** Writes {@code uint32}. */
  public Writer u32(long value) {
    return number(value, 4);
  }

  /** Writes {@code uint64}. */
  public Writer u64(long value) {
    return number(value, 8);
  }

  /** Writes the bytes alone, without a length. */
  public Writer raw(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** Writes a vector whose length takes one byte. */
  public Writer opaque8(byte[] value) {
    return number(value.length, 1).raw(value);
  }

  /** Writes a vector whose length takes two bytes. */
  public Writer opaque16(byte[] value) {
    return number(value.length, 2).raw(value);
  }

  /** Writes a vector whose length takes three bytes. */
  public Writer opaque24(byte[] value) {
    return number(value.length, 3).raw(value);
  }

  /** Writes text alone, one byte for each character, without a length. */
  public Writer text(String value) {
    reserve(value.length());
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character > 0xff) {
        throw new IllegalArgumentException("more than ISO 8859-1: " + value);
      }
      bytes[size++] = (byte) character;
    }
    return this;
  }

  /** Writes text as {@link Reader#text8} reads it. */
  public Writer text8(String value) {
    return number(value.length(), 1).text(value);
  }

  /** Writes text as {@link Reader#text16} reads it. */
  public Writer text16(String value) {
    return number(value.length(), 2).text(value);
  }

  /** Writes elements, preceded by their length in bytes in one byte. */
  public <T> Writer list8(List<T> list, BiConsumer<Writer, T> element) {
    return vector(1, out -> list.forEach(e -> element.accept(out, e)));
  }

  /** Writes elements, preceded by their length in bytes in two bytes. */
  public <T> Writer list16(List<T> list, BiConsumer<Writer, T> element) {
    return vector(2, out -> list.forEach(e -> element.accept(out, e)));
  }

  /** Writes elements, preceded by their length in bytes in three bytes. */
  public <T> Writer list24(List<T> list, BiConsumer<Writer, T> element) {
    return vector(3, out -> list.forEach(e -> element.accept(out, e)));
  }

  /** Writes what {@code body} writes, preceded by its length in one byte. */
  public Writer block8(Consumer<Writer> body) {
    return vector(1, body);
  }

  /** Writes what {@code body} writes, preceded by its length in two bytes. */
  public Writer block16(Consumer<Writer> body) {
    return vector(2, body);
  }

  /** Writes what {@code body} writes, preceded by its length in three bytes. */
  public Writer block24(Consumer<Writer> body) {
    return vector(3, body);
  }

  private Writer vector(int lengthSize, Consumer<Writer> body) {
    int at = size;
    number(0, lengthSize);
    body.accept(this);
    int length = size - at - lengthSize;
    requireFits(length, lengthSize);
    for (int i = 0; i < lengthSize; i++) {
      bytes[at + i] = (byte) (length >>> 8 * (lengthSize - 1 - i));
    }
    return this;
  }

  private Writer number(long value, int width) {
    requireFits(value, width);
    reserve(width);
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  private static void requireFits(long value, int width) {
    if (width < 8 && value >>> 8 * width != 0) {
      throw new IllegalArgumentException(value + " does not fit into " + width + " bytes");
    }
  }

  private void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
    }
  }
}

package dev.ascertain.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over bytes that names each field as it reads it.
 *
 * <p>The presentation language is that of RFC 9846 section 3: numbers are big-endian, and a vector
 * {@code opaque x<min..max>} is preceded by its length in as many bytes as {@code max} needs. The
 * methods are named after that length's size: {@link #opaque8}, {@link #list16}.
 *
 * <p>The same decoder serves two uses. {@link #decode} reads at full speed. {@link #trace} also
 * builds the {@link Field} tree. Both report a malformed field with the same path, offset,
 * expectation and actual value.
 *
 * <p>No method allocates more than the bytes that are really there.
 */
public final class Reader {
  private static final int PREVIEW_BYTES = 32;
  private static final int NO_INDEX = -1;

  private final byte[] bytes;
  private final boolean tracing;
  private int position;
  private int end;
  private String[] names = new String[16];
  private int[] indexes = new int[16];
  private int depth;
  // Used only while tracing: the fields read so far of the innermost open field, and all open
  // fields.
  private List<Field> fields = List.of();
  private final List<Open> open = new ArrayList<>();

  /** A field whose children are being read. */
  private record Open(String name, int start, boolean element, List<Field> siblings) {}

  private Reader(String name, byte[] bytes, boolean tracing) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.tracing = tracing;
    if (tracing) {
      fields = new ArrayList<>();
    }
    push(name);
  }

  /**
   * Decodes all of {@code bytes}.
   *
   * @param name the name of the whole, with which error paths begin, such as {@code ClientHello}
   * @throws ViolationException if the bytes are malformed or some are left over
   */
  public static <T> T decode(String name, byte[] bytes, Decoder<T> decoder)
      throws ViolationException {
    Reader in = new Reader(name, bytes, false);
    T message = decoder.decode(in);
    in.expectEnd();
    return message;
  }

  /**
   * Decodes all of {@code bytes} and names every field on the way.
   *
   * @param name the name of the whole, with which error paths begin, such as {@code ClientHello}
   */
  public static <T> Decoding<T> trace(String name, byte[] bytes, Decoder<T> decoder) {
    Reader in = new Reader(name, bytes, true);
    List<Field> top = in.fields;
    @Nullable T message = null;
    @Nullable Violation violation = null;
    try {
      message = decoder.decode(in);
      in.expectEnd();
    } catch (ViolationException e) {
      message = null;
      violation = e.violation();
      in.closeAll();
    }
    Field field = new Field(name, new ByteRange(0, bytes.length), "", top);
    return new Decoding<>(message, field, violation);
  }

  /** Offset of the next byte from the start of the message. */
  public int position() {
    return position;
  }

  /** Bytes left in the innermost vector or structure. */
  public int remaining() {
    return end - position;
  }

  /** Whether the innermost vector or structure has bytes left. */
  public boolean hasMore() {
    return position < end;
  }

  /** Reads {@code uint8}: 0 to 255. */
  public int u8(String name) throws ViolationException {
    return (int) number(name, 1);
  }

  /** Reads {@code uint16}: 0 to 65,535. */
  public int u16(String name) throws ViolationException {
    return (int) number(name, 2);
  }

  /** Reads {@code uint24}: 0 to 16,777,215. */
  public int u24(String name) throws ViolationException {
    return (int) number(name, 3);
  }

  /** Reads {@code uint32}: 0 to 4,294,967,295. */
  public long u32(String name) throws ViolationException {
    return number(name, 4);
  }

  /** Reads {@code uint64}; values of 2<sup>63</sup> and more come out negative. */
  public long u64(String name) throws ViolationException {
    return number(name, 8);
  }

  /** Reads {@code uint8} as a registered value, which is shown by its {@code toString}. */
  public <T> T u8(String name, IntFunction<T> as) throws ViolationException {
    return registered(name, 1, as);
  }

  /** Reads {@code uint16} as a registered value, which is shown by its {@code toString}. */
  public <T> T u16(String name, IntFunction<T> as) throws ViolationException {
    return registered(name, 2, as);
  }

  /** Reads {@code opaque name[length]}. */
  public byte[] fixed(String name, int length) throws ViolationException {
    need(name, length);
    return slice(name, length);
  }

  /** Reads everything that is left in the innermost vector or structure. */
  public byte[] rest(String name) {
    return slice(name, remaining());
  }

  /** Reads {@code opaque name<min..max>} whose length takes one byte. */
  public byte[] opaque8(String name, int min, int max) throws ViolationException {
    return vector(name, 1, min, max, Reader::unnamed);
  }

  /** Reads {@code opaque name<min..max>} whose length takes two bytes. */
  public byte[] opaque16(String name, int min, int max) throws ViolationException {
    return vector(name, 2, min, max, Reader::unnamed);
  }

  /** Reads {@code opaque name<min..max>} whose length takes three bytes. */
  public byte[] opaque24(String name, int min, int max) throws ViolationException {
    return vector(name, 3, min, max, Reader::unnamed);
  }

  /**
   * Reads {@code opaque name<min..max>} that holds text and whose length takes one byte. Each byte
   * becomes one character (ISO 8859-1), so that nothing is lost whatever a peer sends.
   */
  public String text8(String name, int min, int max) throws ViolationException {
    return vector(name, 1, min, max, in -> new String(in.unnamed(), StandardCharsets.ISO_8859_1));
  }

  /** Like {@link #text8}, with a length that takes two bytes. */
  public String text16(String name, int min, int max) throws ViolationException {
    return vector(name, 2, min, max, in -> new String(in.unnamed(), StandardCharsets.ISO_8859_1));
  }

  /** Reads {@code T name<min..max>}, min and max in bytes, whose length takes one byte. */
  public <T> List<T> list8(String name, int min, int max, Decoder<T> element)
      throws ViolationException {
    return vector(name, 1, min, max, in -> in.elements(name, element));
  }

  /** Reads {@code T name<min..max>}, min and max in bytes, whose length takes two bytes. */
  public <T> List<T> list16(String name, int min, int max, Decoder<T> element)
      throws ViolationException {
    return vector(name, 2, min, max, in -> in.elements(name, element));
  }

  /** Reads {@code T name<min..max>}, min and max in bytes, whose length takes three bytes. */
  public <T> List<T> list24(String name, int min, int max, Decoder<T> element)
      throws ViolationException {
    return vector(name, 3, min, max, in -> in.elements(name, element));
  }

  /** Reads one structure that fills a vector whose length takes one byte. */
  public <T> T block8(String name, int min, int max, Decoder<T> body) throws ViolationException {
    return vector(name, 1, min, max, body);
  }

  /** Reads one structure that fills a vector whose length takes two bytes. */
  public <T> T block16(String name, int min, int max, Decoder<T> body) throws ViolationException {
    return vector(name, 2, min, max, body);
  }

  /** Reads one structure that fills a vector whose length takes three bytes. */
  public <T> T block24(String name, int min, int max, Decoder<T> body) throws ViolationException {
    return vector(name, 3, min, max, body);
  }

  /** Reads elements until the innermost vector or structure ends. */
  public <T> List<T> listOfRest(String name, Decoder<T> element) throws ViolationException {
    return struct(name, in -> in.elements(name, element));
  }

  /** Reads a nested structure: its fields become children of {@code name}. */
  public <T> T struct(String name, Decoder<T> body) throws ViolationException {
    enter(name, position);
    T value = body.decode(this);
    leave(null);
    return value;
  }

  /** The range from {@code start} to the current position. */
  public ByteRange since(int start) {
    return new ByteRange(start, position);
  }

  /**
   * A violation of a named field, to be thrown by the decoder that finds it.
   *
   * @param name the field, a child of the structure being read; empty for the structure itself
   * @param range the bytes at fault
   */
  public ViolationException malformed(
      String name, ByteRange range, String expected, String actual) {
    return violation(Rule.MALFORMED, name, range, expected, actual);
  }

  /** The violation of another rule by a named field; as {@link #malformed}. */
  public ViolationException violation(
      Rule rule, String name, ByteRange range, String expected, String actual) {
    String full = name.isEmpty() ? path() : path() + "." + name;
    return new ViolationException(new Violation(rule, full, range, expected, actual));
  }

  /**
   * Requires that the innermost vector or structure has been read to its end.
   *
   * @throws ViolationException if bytes are left over
   */
  public void expectEnd() throws ViolationException {
    if (position < end) {
      throw malformed(
          "", new ByteRange(position, end), "the end", count(end - position) + " left over");
    }
  }

  private <T> T vector(String name, int lengthSize, int min, int max, Decoder<T> body)
      throws ViolationException {
    int start = position;
    need(name, lengthSize);
    int length = 0;
    for (int i = 0; i < lengthSize; i++) {
      length = length << 8 | bytes[position++] & 0xff;
    }
    if (length > end - position) {
      throw malformed(name, since(start), "at most " + count(end - position), count(length));
    }
    if (length < min || length > max) {
      throw malformed(name, since(start), bounds(min, max), count(length));
    }
    enter(name, start);
    if (tracing) {
      fields.add(new Field("length", since(start), Integer.toString(length), List.of()));
    }
    int outerEnd = end;
    end = position + length;
    T value = body.decode(this);
    expectEnd();
    end = outerEnd;
    leave(value);
    return value;
  }

  private <T> List<T> elements(String name, Decoder<T> element) throws ViolationException {
    List<T> list = new ArrayList<>();
    int level = depth - 1;
    while (hasMore()) {
      int start = position;
      indexes[level] = list.size();
      if (tracing) {
        open(name + "[" + list.size() + "]", start, true);
      }
      T value = element.decode(this);
      if (position == start) {
        throw malformed("", since(start), "an element of at least 1 byte", "0 bytes");
      }
      if (tracing) {
        close("");
      }
      list.add(value);
    }
    indexes[level] = NO_INDEX;
    return List.copyOf(list);
  }

  /** An element that is a single value takes the index into its own name: {@code groups[0]}. */
  private static Field elementField(String indexed, ByteRange range, List<Field> inner) {
    if (inner.size() == 1 && inner.getFirst().name().isEmpty()) {
      Field only = inner.getFirst();
      return new Field(indexed, range, only.value(), only.children());
    }
    return new Field(indexed, range, "", inner);
  }

  private void push(String name) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
    names[depth] = name;
    indexes[depth] = NO_INDEX;
    depth++;
  }

  private String path() {
    StringBuilder path = new StringBuilder(names[0]);
    for (int i = 1; i < depth; i++) {
      path.append('.').append(names[i]);
      if (indexes[i] != NO_INDEX) {
        path.append('[').append(indexes[i]).append(']');
      }
    }
    return path.toString();
  }

  private void enter(String name, int start) {
    push(name);
    if (tracing) {
      open(name, start, false);
    }
  }

  private void leave(@Nullable Object value) {
    depth--;
    if (tracing) {
      close(shown(value));
    }
  }

  private void open(String name, int start, boolean element) {
    open.add(new Open(name, start, element, fields));
    fields = new ArrayList<>();
  }

  private void close(String value) {
    Open field = open.removeLast();
    ByteRange range = since(field.start());
    field
        .siblings()
        .add(
            field.element()
                ? elementField(field.name(), range, fields)
                : new Field(field.name(), range, value, fields));
    fields = field.siblings();
  }

  /** Keeps what was read of the fields inside which the parse ended. */
  private void closeAll() {
    while (!open.isEmpty()) {
      close("");
    }
  }

  private long number(String name, int size) throws ViolationException {
    int start = position;
    long value = take(name, size);
    if (tracing) {
      fields.add(new Field(name, since(start), Long.toUnsignedString(value), List.of()));
    }
    return value;
  }

  private <T> T registered(String name, int size, IntFunction<T> as) throws ViolationException {
    int start = position;
    T value = as.apply((int) take(name, size));
    if (tracing) {
      fields.add(new Field(name, since(start), String.valueOf(value), List.of()));
    }
    return value;
  }

  private long take(String name, int size) throws ViolationException {
    need(name, size);
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | bytes[position++] & 0xff;
    }
    return value;
  }

  private byte[] slice(String name, int length) {
    int start = position;
    position += length;
    byte[] value = Arrays.copyOfRange(bytes, start, position);
    if (tracing) {
      fields.add(new Field(name, since(start), preview(value), List.of()));
    }
    return value;
  }

  private byte[] unnamed() {
    int start = position;
    position = end;
    byte[] value = Arrays.copyOfRange(bytes, start, end);
    if (tracing) {
      fields.add(new Field("data", since(start), preview(value), List.of()));
    }
    return value;
  }

  private void need(String name, int length) throws ViolationException {
    if (length > end - position) {
      throw malformed(
          name, new ByteRange(position, end), count(length), count(end - position) + " left");
    }
  }

  private static String bounds(int min, int max) {
    return min == max ? Integer.toString(min) : min + " to " + max;
  }

  static String count(int bytes) {
    return bytes == 1 ? "1 byte" : bytes + " bytes";
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case byte[] opaque -> preview(opaque);
      case String text -> text;
      case null, default -> "";
    };
  }

  /** The bytes in hex, cut after {@value #PREVIEW_BYTES} of them. */
  private static String preview(byte[] value) {
    int shown = Math.min(value.length, PREVIEW_BYTES);
    return HexFormat.of().formatHex(value, 0, shown) + (shown < value.length ? "…" : "");
  }
}

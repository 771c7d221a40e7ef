package dev.ascertain.app.json;

import dev.ascertain.wire.Visible;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes JSON (RFC 8259), indented by two spaces. A program that makes one report and ends must not
 * load a JSON library for it.
 */
final class JsonWriter {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder(1 << 14);
  private int depth;
  private boolean first = true;

  /** Writes the members of an object. */
  interface Members {
    /** Writes them, by calls of {@code member}. */
    void write(JsonWriter json);
  }

  /** The whole text of an object, with a line end. */
  static String document(Members members) {
    JsonWriter json = new JsonWriter();
    json.object(members);
    return json.out.append('\n').toString();
  }

  JsonWriter member(String name, String value) {
    name(name);
    string(value);
    return this;
  }

  JsonWriter member(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  JsonWriter member(String name, boolean value) {
    name(name);
    out.append(value);
    return this;
  }

  /** Milliseconds, to the microsecond. */
  JsonWriter member(String name, Duration value) {
    name(name);
    long micros = Math.round(value.toNanos() / 1000.0);
    String fraction = Long.toString(1000 + Math.abs(micros % 1000)).substring(1);
    out.append(micros < 0 ? "-" : "").append(Math.abs(micros / 1000)).append('.').append(fraction);
    return this;
  }

  /** Bytes in hexadecimal. */
  JsonWriter member(String name, byte[] value) {
    return member(name, HEX.formatHex(value));
  }

  /** The text of a value; null if there is none. */
  JsonWriter member(String name, Optional<?> value) {
    if (value.isPresent()) {
      return member(name, value.orElseThrow().toString());
    }
    name(name);
    out.append("null");
    return this;
  }

  JsonWriter object(String name, Members members) {
    name(name);
    object(members);
    return this;
  }

  /** An object, or null if there is no value. */
  <T> JsonWriter object(String name, Optional<T> value, BiConsumer<JsonWriter, T> members) {
    if (value.isEmpty()) {
      return member(name, value);
    }
    T content = value.orElseThrow();
    return object(name, json -> members.accept(json, content));
  }

  /** An array of objects. */
  <T> JsonWriter objects(String name, Iterable<T> values, BiConsumer<JsonWriter, T> members) {
    name(name);
    open('[');
    for (T value : values) {
      separate();
      object(json -> members.accept(json, value));
    }
    close(']');
    return this;
  }

  /** An array of strings. */
  JsonWriter strings(String name, Iterable<?> values) {
    name(name);
    open('[');
    for (Object value : values) {
      separate();
      string(value.toString());
    }
    close(']');
    return this;
  }

  /** An array of integers. */
  JsonWriter numbers(String name, Iterable<Integer> values) {
    name(name);
    open('[');
    for (Integer value : values) {
      separate();
      out.append(value.intValue());
    }
    close(']');
    return this;
  }

  private void object(Members members) {
    open('{');
    members.write(this);
    close('}');
  }

  private void name(String name) {
    separate();
    string(name);
    out.append(": ");
  }

  private void open(char bracket) {
    out.append(bracket);
    depth++;
    first = true;
  }

  private void close(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    out.append(bracket);
    first = false;
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
    newLine();
  }

  private void newLine() {
    out.append('\n').repeat("  ", depth);
  }

  /**
   * RFC 8259 section 7: quotation mark, reverse solidus and control characters must be escaped. The
   * rest of what could play tricks on a terminal is escaped as well, and so are unpaired
   * surrogates, which UTF-8 cannot express.
   */
  private void string(String value) {
    out.append('"');
    int index = 0;
    while (index < value.length()) {
      int character = value.codePointAt(index);
      int length = Character.charCount(character);
      if (character == '"' || character == '\\') {
        out.append('\\').append((char) character);
      } else if (character == '\n') {
        out.append("\\n");
      } else if (Visible.is(character)) {
        out.appendCodePoint(character);
      } else {
        for (int i = index; i < index + length; i++) {
          out.append("\\u").append(HEX.toHexDigits(value.charAt(i)));
        }
      }
      index += length;
    }
    out.append('"');
  }
}

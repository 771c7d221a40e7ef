package dev.ascertain.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of conformance suites: objects as maps, arrays as lists, numbers as text. Only as
 * strict as these files need.
 */
final class SuiteJson {
  private static final Path SUITES = Path.of("..", "..", "shared", "suites");

  private final String text;
  private int position;

  private SuiteJson(String text) {
    this.text = text;
  }

  /** One JSON object, with accessors by type. */
  record Entry(Map<?, ?> members) {

    String text(String name) {
      return (String) value(name);
    }

    boolean flag(String name) {
      return (Boolean) value(name);
    }

    boolean isNull(String name) {
      return members.get(name) == null;
    }

    List<String> texts(String name) {
      return ((List<?>) value(name)).stream().map(String.class::cast).toList();
    }

    Entry entry(String name) {
      return new Entry((Map<?, ?>) value(name));
    }

    List<Entry> entries(String name) {
      return SuiteJson.entries(value(name));
    }

    private Object value(String name) {
      Object value = members.get(name);
      if (value == null) {
        throw new AssertionError("no " + name + " in " + members);
      }
      return value;
    }
  }

  /** The path of a file or folder of the suites. */
  static Path path(String name) {
    return SUITES.resolve(name);
  }

  /** A file that holds one object. */
  static Entry object(String file) throws IOException {
    return new Entry((Map<?, ?>) read(file));
  }

  /** A file that holds an array of objects. */
  static List<Entry> array(String file) throws IOException {
    return entries(read(file));
  }

  private static List<Entry> entries(Object array) {
    return ((List<?>) array).stream().map(element -> new Entry((Map<?, ?>) element)).toList();
  }

  private static Object read(String file) throws IOException {
    Object value = new SuiteJson(Files.readString(path(file))).value();
    if (value == null) {
      throw new AssertionError(file + " holds null");
    }
    return value;
  }

  private @Nullable Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> literal();
    };
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    position++;
    while (peek() != '}') {
      String name = string();
      expect(':');
      members.put(name, value());
      if (peek() == ',') {
        position++;
      }
    }
    position++;
    return members;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> elements = new ArrayList<>();
    position++;
    while (peek() != ']') {
      elements.add(value());
      if (peek() == ',') {
        position++;
      }
    }
    position++;
    return elements;
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (text.charAt(position) != '"') {
      char c = text.charAt(position++);
      string.append(c == '\\' ? escaped() : c);
    }
    position++;
    return string.toString();
  }

  private char escaped() {
    char c = text.charAt(position++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        position += 4;
        yield (char) Integer.parseInt(text.substring(position - 4, position), 16);
      }
      default -> c;
    };
  }

  private @Nullable Object literal() {
    int start = position;
    while (position < text.length() && ",]} \n\r\t".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    String literal = text.substring(start, position);
    return switch (literal) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> literal;
    };
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new AssertionError("expected " + c + " at " + position);
    }
    position++;
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return text.charAt(position);
  }
}

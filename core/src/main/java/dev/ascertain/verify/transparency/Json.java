package dev.ascertain.verify.transparency;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259), as much of it as a list of logs needs. */
sealed interface Json {

  /** An object; its names are unique. */
  record Members(Map<String, Json> members) implements Json {}

  /** An array. */
  record Elements(List<Json> elements) implements Json {}

  /** A string. */
  record Text(String text) implements Json {}

  /** A number, {@code true}, {@code false} or {@code null}, as it is written. */
  record Literal(String text) implements Json {}

  /** The member of this name; empty if this is no object or has none. */
  default Optional<Json> member(String name) {
    return this instanceof Members(Map<String, Json> members)
        ? Optional.ofNullable(members.get(name))
        : Optional.empty();
  }

  /** The elements; none if this is no array. */
  default List<Json> list() {
    return this instanceof Elements(List<Json> elements) ? elements : List.of();
  }

  /** The string; empty if this is none. */
  default Optional<String> string() {
    return this instanceof Text(String text) ? Optional.of(text) : Optional.empty();
  }

  /**
   * Reads one value, strictly.
   *
   * @param utf8 the text, at most 4 MiB
   * @throws UnusableLogListException if it is not JSON, has a name twice, or is nested deeper than
   *     16
   */
  static Json read(byte[] utf8) throws UnusableLogListException {
    if (utf8.length > Parser.MAX_BYTES) {
      throw new UnusableLogListException(
          "it has " + utf8.length + " bytes, more than " + Parser.MAX_BYTES);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return new Parser(text).whole();
    } catch (CharacterCodingException e) {
      throw new UnusableLogListException("it is not UTF-8");
    }
  }

  /** Reads a text from start to end. */
  final class Parser {
    /** Limits of ours; the lists in use have 100 kB, and are nested 7 deep. */
    static final int MAX_BYTES = 4 << 20;

    private static final int MAX_DEPTH = 16;

    private final String text;
    private int position;

    Parser(String text) {
      this.text = text;
    }

    Json whole() throws UnusableLogListException {
      Json value = value(0);
      skipSpace();
      if (position < text.length()) {
        throw failure("the end");
      }
      return value;
    }

    private Json value(int depth) throws UnusableLogListException {
      if (depth > MAX_DEPTH) {
        throw failure("at most " + MAX_DEPTH + " levels");
      }
      skipSpace();
      return switch (peek()) {
        case '{' -> members(depth);
        case '[' -> elements(depth);
        case '"' -> new Text(string());
        default -> literal();
      };
    }

    private Json members(int depth) throws UnusableLogListException {
      Map<String, Json> members = new LinkedHashMap<>();
      position++;
      skipSpace();
      if (accept('}')) {
        return new Members(members);
      }
      do {
        skipSpace();
        if (peek() != '"') {
          throw failure("a name");
        }
        String name = string();
        skipSpace();
        expect(':');
        Json value = value(depth + 1);
        // RFC 8259 section 4: "When the names within an object are not unique, the behavior of
        // software that receives such an object is unpredictable."
        if (members.put(name, value) != null) {
          throw failure("each name once");
        }
        skipSpace();
      } while (accept(','));
      expect('}');
      return new Members(members);
    }

    private Json elements(int depth) throws UnusableLogListException {
      List<Json> elements = new ArrayList<>();
      position++;
      skipSpace();
      if (accept(']')) {
        return new Elements(elements);
      }
      do {
        elements.add(value(depth + 1));
        skipSpace();
      } while (accept(','));
      expect(']');
      return new Elements(elements);
    }

    private String string() throws UnusableLogListException {
      StringBuilder string = new StringBuilder();
      position++;
      while (peek() != '"') {
        char c = peek();
        // RFC 8259 section 7: "the control characters (U+0000 through U+001F)" must be escaped; the
        // end of the text counts as one.
        if (c < ' ') {
          throw failure("a closing quotation mark");
        }
        position++;
        string.append(c == '\\' ? escaped() : c);
      }
      position++;
      return string.toString();
    }

    private char escaped() throws UnusableLogListException {
      char c = peek();
      position++;
      return switch (c) {
        case '"', '\\', '/' -> c;
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> hex();
        default -> throw failure("an escape sequence");
      };
    }

    private char hex() throws UnusableLogListException {
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(peek(), 16);
        if (digit < 0 || peek() > 'f') {
          throw failure("four hexadecimal digits");
        }
        code = code << 4 | digit;
        position++;
      }
      return (char) code;
    }

    private Json literal() throws UnusableLogListException {
      int start = position;
      while (position < text.length() && isOfLiteral(text.charAt(position))) {
        position++;
      }
      String literal = text.substring(start, position);
      if (!literal.matches("true|false|null|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
        position = start;
        throw failure("a value");
      }
      return new Literal(literal);
    }

    private static boolean isOfLiteral(char c) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "+-.E".indexOf(c) >= 0;
    }

    private void skipSpace() {
      while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
        position++;
      }
    }

    /** The next character; NUL at the end, which stands nowhere in JSON. */
    private char peek() {
      return position < text.length() ? text.charAt(position) : '\0';
    }

    private boolean accept(char c) {
      boolean next = peek() == c;
      position += next ? 1 : 0;
      return next;
    }

    private void expect(char c) throws UnusableLogListException {
      if (!accept(c)) {
        throw failure("\"" + c + "\"");
      }
    }

    private UnusableLogListException failure(String expected) {
      return new UnusableLogListException(
          "it is not JSON: " + expected + " was expected at character " + position);
    }
  }
}

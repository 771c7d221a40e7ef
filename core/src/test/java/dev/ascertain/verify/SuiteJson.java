package dev.ascertain.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON (RFC 8259) of conformance suites into maps, lists, strings, longs, booleans and
 * null. It trusts its input: what is not JSON ends the test.
 */
final class SuiteJson {
  private final String text;
  private int at;

  private SuiteJson(String text) {
    this.text = text;
  }

  /** The value that the text holds. */
  static @Nullable Object parse(String text) {
    return new SuiteJson(text).value();
  }

  /** The value as an object. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    return (Map<String, @Nullable Object>) require(value);
  }

  /** The value as a list of objects. */
  @SuppressWarnings("unchecked")
  static List<Map<String, @Nullable Object>> objects(@Nullable Object value) {
    return (List<Map<String, @Nullable Object>>) require(value);
  }

  /** The value as a list of strings. */
  @SuppressWarnings("unchecked")
  static List<String> strings(@Nullable Object value) {
    return (List<String>) require(value);
  }

  /** The value as a string. */
  static String string(@Nullable Object value) {
    return (String) require(value);
  }

  private static Object require(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("a value is missing");
    }
    return value;
  }

  private @Nullable Object value() {
    skipSpace();
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> characters();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    at++;
    for (skipSpace(); text.charAt(at) != '}'; skipSpace()) {
      if (text.charAt(at) == ',') {
        at++;
        skipSpace();
      }
      String name = characters();
      skipSpace();
      expect(':');
      members.put(name, value());
    }
    at++;
    return members;
  }

  private List<@Nullable Object> elements() {
    List<@Nullable Object> elements = new ArrayList<>();
    at++;
    for (skipSpace(); text.charAt(at) != ']'; skipSpace()) {
      if (text.charAt(at) == ',') {
        at++;
      }
      elements.add(value());
    }
    at++;
    return elements;
  }

  private String characters() {
    StringBuilder characters = new StringBuilder();
    expect('"');
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      characters.append(c == '\\' ? escaped() : c);
    }
    at++;
    return characters.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }

  private long number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Long.parseLong(text.substring(start, at));
  }

  private @Nullable Object literal(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw new IllegalArgumentException("no JSON at " + at);
    }
    at += word.length();
    return value;
  }

  private void expect(char c) {
    if (text.charAt(at++) != c) {
      throw new IllegalArgumentException("no " + c + " at " + (at - 1));
    }
  }

  private void skipSpace() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}

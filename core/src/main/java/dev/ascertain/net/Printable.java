package dev.ascertain.net;

import dev.ascertain.wire.Visible;

/** Makes text from outside safe to show on a terminal. */
final class Printable {
  private static final int LONGEST = 80;
  private static final int MOST_BYTES = 32;

  private Printable() {}

  /**
   * The text between quotation marks; invisible and control characters become {@code \}{@code
   * u{200B}}, and what exceeds {@value #LONGEST} characters becomes an ellipsis.
   */
  static String quoted(String text) {
    StringBuilder safe = new StringBuilder("\"");
    text.codePoints().limit(LONGEST).forEach(c -> append(safe, c));
    if (text.codePointCount(0, text.length()) > LONGEST) {
      safe.append('…');
    }
    return safe.append('"').toString();
  }

  /**
   * The first {@value #MOST_BYTES} bytes as quoted ASCII; those that are not become {@code \x00}.
   */
  static String quoted(byte[] bytes) {
    StringBuilder safe = new StringBuilder("\"");
    for (int i = 0; i < Math.min(bytes.length, MOST_BYTES); i++) {
      int octet = bytes[i] & 0xff;
      safe.append(
          octet >= 0x20 && octet < 0x7f
              ? Character.toString(octet)
              : String.format("\\x%02x", octet));
    }
    return safe.append(bytes.length > MOST_BYTES ? "...\"" : "\"").toString();
  }

  /** One character by its glyph if it has one, else by its number: {@code ','}, {@code U+200B}. */
  static String character(int codePoint) {
    if (codePoint == ' ') {
      return "a space";
    }
    return Visible.is(codePoint)
        ? "'" + Character.toString(codePoint) + "'"
        : String.format("U+%04X", codePoint);
  }

  private static void append(StringBuilder safe, int codePoint) {
    if (Visible.is(codePoint)) {
      safe.appendCodePoint(codePoint);
    } else {
      safe.append(String.format("\\u{%X}", codePoint));
    }
  }
}

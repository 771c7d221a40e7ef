package dev.ascertain.app.terminal;

import dev.ascertain.wire.Visible;

/** Makes any text safe to print, and knows how wide it is. */
public final class Printable {
  private Printable() {}

  /**
   * The text with all that is not a visible character or a space written out: {@code \}{@code
   * u{202e}}. Where only ASCII is shown, other characters are written out as well, except for our
   * own typography, which has forms in ASCII.
   */
  public static String of(String text, boolean unicode) {
    int first = 0;
    while (first < text.length() && isPlain(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
    int index = first;
    while (index < text.length()) {
      int character = text.codePointAt(index);
      append(safe, character, unicode);
      index += Character.charCount(character);
    }
    return safe.toString();
  }

  /** The columns a printable text takes. */
  public static int width(String text) {
    int width = 0;
    int index = 0;
    while (index < text.length()) {
      int character = text.codePointAt(index);
      width += width(character);
      index += Character.charCount(character);
    }
    return width;
  }

  /** A printable text with spaces behind it, to fill the columns given. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** A printable text with spaces before it, to fill the columns given. */
  static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  private static void append(StringBuilder safe, int character, boolean unicode) {
    if (character < 0x80 ? isPlain(character) : unicode && Visible.is(character)) {
      safe.appendCodePoint(character);
      return;
    }
    String ascii = unicode ? "" : ascii(character);
    if (ascii.isEmpty()) {
      safe.append("\\u{").append(Integer.toHexString(character)).append('}');
    } else {
      safe.append(ascii);
    }
  }

  private static boolean isPlain(int character) {
    return character >= ' ' && character < 0x7f;
  }

  /** Our typography without Unicode; empty for every other character. */
  private static String ascii(int character) {
    return switch (character) {
      case '…' -> "...";
      case '–', '—' -> "-";
      case '‘', '’' -> "'";
      case '“', '”' -> "\"";
      case '→' -> "->";
      case '·', '•' -> "*";
      case '×' -> "x";
      case '≥' -> ">=";
      case '≤' -> "<=";
      default -> "";
    };
  }

  private static int width(int character) {
    if (character < 0x300) {
      return 1;
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  /** East Asian scripts and emoji (Unicode UAX #11), roughly: it only shifts a column. */
  private static boolean isWide(int character) {
    return character >= 0x1100 && character <= 0x115f
        || character >= 0x2e80 && character <= 0xa4cf
        || character >= 0xac00 && character <= 0xd7a3
        || character >= 0xf900 && character <= 0xfaff
        || character >= 0xfe30 && character <= 0xfe6f
        || character >= 0xff00 && character <= 0xff60
        || character >= 0x1f300 && character <= 0x1faff
        || character >= 0x20000 && character <= 0x3fffd;
  }
}

package dev.ascertain.x509;

import dev.ascertain.wire.Visible;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Text from a peer, made harmless: nothing in it can move a cursor or reverse a line. */
public final class TerminalText {
  private TerminalText() {}

  /** The text, with control, format, surrogate and unassigned characters as {@code \XX} (UTF-8). */
  public static String safe(String text) {
    int first = firstUnsafe(text);
    if (first == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
    text.codePoints().skip(text.codePointCount(0, first)).forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** Appends the character if it is safe to show, else its UTF-8 bytes as {@code \XX}. */
  static void append(StringBuilder out, int codePoint) {
    if (Visible.is(codePoint)) {
      out.appendCodePoint(codePoint);
      return;
    }
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      out.append('\\').append(HexFormat.of().toHexDigits(b));
    }
  }

  private static int firstUnsafe(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!Visible.is(text.codePointAt(i))) {
        return i;
      }
    }
    return text.length();
  }
}

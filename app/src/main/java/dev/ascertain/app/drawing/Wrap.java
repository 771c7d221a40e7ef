package dev.ascertain.app.drawing;

import dev.ascertain.app.terminal.Printable;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class Wrap {
  private Wrap() {}

  /** The text with line ends, so that no line is wider than so many characters. */
  static String lines(String text, int columns) {
    return String.join("\n", list(text, columns));
  }

  /** The lines of a text, none wider than so many characters. */
  static List<String> list(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = 0;
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width + 1 + Printable.width(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
        width = 0;
      }
      if (!line.isEmpty()) {
        line.append(' ');
        width++;
      }
      for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
        String character = Character.toString(word.codePointAt(i));
        if (width + Printable.width(character) > columns) {
          lines.add(line.toString());
          line.setLength(0);
          width = 0;
        }
        line.append(character);
        width += Printable.width(character);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}

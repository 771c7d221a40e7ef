package dev.ascertain.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, growing. The only way from a report to a terminal: makes all text safe. */
final class Sheet {
  private final Look look;
  private final List<String> lines = new ArrayList<>();

  Sheet(Look look) {
    this.look = look;
  }

  Look look() {
    return look;
  }

  /** The finished lines, without line ends. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** An empty line, unless the text begins here or the line before is empty. */
  void gap() {
    if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
      lines.add("");
    }
  }

  /** A section's heading, after a gap. */
  void heading(String title) {
    gap();
    line(Span.strong(title));
  }

  /** A section's heading with something quiet behind it. */
  void heading(String title, String note) {
    gap();
    line(Span.strong(title), Span.quiet("  " + note));
  }

  /** One line, as long as it is; cut at the terminal's width. */
  void line(Span... spans) {
    line(List.of(spans));
  }

  /** One line, as long as it is; cut at the terminal's width. */
  void line(List<Span> spans) {
    StringBuilder line = new StringBuilder();
    int left = look.width();
    for (Span span : spans) {
      String text = cut(printable(span.text()), left);
      left -= Printable.width(text);
      line.append(look.colour() && !text.isBlank() ? span.tone().paint(text) : text);
    }
    lines.add(look.colour() ? line.toString() : line.toString().stripTrailing());
  }

  /**
   * A paragraph, broken at spaces.
   *
   * @param first what stands before its first line
   * @param indent how far its further lines are indented
   */
  void paragraph(List<Span> first, int indent, Tone tone, String text) {
    paragraph(first, " ".repeat(indent), tone, text);
  }

  /**
   * A paragraph, broken at spaces.
   *
   * @param first what stands before its first line
   * @param margin what stands, quietly, before its further lines
   */
  void paragraph(List<Span> first, String margin, Tone tone, String text) {
    List<Span> line = new ArrayList<>(first);
    for (String part : wrap(printable(text), width(first), Printable.width(margin))) {
      line.add(new Span(tone, part));
      line(line);
      line = new ArrayList<>(List.of(Span.quiet(margin)));
    }
  }

  /**
   * A paragraph in which words between {@code `} are to be typed or looked for: they are shown in
   * colour if there is any, else between these marks.
   */
  void marked(List<Span> first, int indent, String text) {
    List<Span> line = new ArrayList<>(first);
    boolean inside = false;
    for (String part : wrap(printable(text), width(first), indent)) {
      int from = 0;
      for (int i = 0; look.colour() && i < part.length(); i++) {
        if (part.charAt(i) == '`') {
          line.add(new Span(inside ? Tone.CLIENT : Tone.PLAIN, part.substring(from, i)));
          inside = !inside;
          from = i + 1;
        }
      }
      line.add(new Span(inside ? Tone.CLIENT : Tone.PLAIN, part.substring(from)));
      line(line);
      line = new ArrayList<>(List.of(Span.plain(" ".repeat(indent))));
    }
  }

  /** One line that may become longer than the terminal is wide. */
  void uncut(Span span) {
    String text = printable(span.text());
    lines.add(look.colour() ? span.tone().paint(text) : text);
  }

  /** A paragraph, all its lines indented. */
  void paragraph(int indent, Tone tone, String text) {
    paragraph(List.of(Span.plain(" ".repeat(indent))), indent, tone, text);
  }

  /** Items with dots between them, broken between items. */
  void items(int indent, List<String> items) {
    StringBuilder line = new StringBuilder();
    for (String item : items) {
      int width = indent + Printable.width(line.toString()) + Printable.width(printable(item)) + 3;
      if (!line.isEmpty() && width > look.proseWidth()) {
        line(Span.plain(" ".repeat(indent) + line));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : look.dot()).append(item);
    }
    if (!line.isEmpty()) {
      line(Span.plain(" ".repeat(indent) + line));
    }
  }

  /** The text as it will be shown, for measuring. */
  String printable(String text) {
    return Printable.of(text, look.unicode());
  }

  /** The text, cut to the columns given, with an ellipsis where something is missing. */
  String cut(String text, int columns) {
    if (Printable.width(text) <= columns) {
      return text;
    }
    String ellipsis = look.glyph("…", "...");
    StringBuilder kept = new StringBuilder();
    int left = columns - ellipsis.length();
    int index = 0;
    while (index < text.length()) {
      String character = Character.toString(text.codePointAt(index));
      left -= Printable.width(character);
      if (left < 0) {
        break;
      }
      kept.append(character);
      index += character.length();
    }
    return left < 0 || index < text.length() ? kept + (columns > 0 ? ellipsis : "") : text;
  }

  private int width(List<Span> spans) {
    int width = 0;
    for (Span span : spans) {
      width += Printable.width(printable(span.text()));
    }
    return width;
  }

  private List<String> wrap(String text, int firstIndent, int indent) {
    List<String> parts = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int room = look.proseWidth() - firstIndent;
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && Printable.width(line.toString()) + 1 + Printable.width(word) > room) {
        parts.add(line.toString());
        line.setLength(0);
        room = look.proseWidth() - indent;
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (Printable.width(line.toString()) > room && room > 0) {
        int fit = fitting(line, room);
        parts.add(line.substring(0, fit));
        line.delete(0, fit);
        room = look.proseWidth() - indent;
      }
    }
    if (!line.isEmpty() || parts.isEmpty()) {
      parts.add(line.toString());
    }
    return parts;
  }

  /** How many characters of a word that is too long fit into the columns given; at least one. */
  private static int fitting(CharSequence word, int columns) {
    int fit = 0;
    int width = 0;
    while (fit < word.length()) {
      String character = Character.toString(Character.codePointAt(word, fit));
      width += Printable.width(character);
      if (width > columns && fit > 0) {
        break;
      }
      fit += character.length();
    }
    return fit;
  }
}

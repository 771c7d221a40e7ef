package dev.ascertain.diagnose;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the blocks of a section: paragraphs, {@code ###} headings, {@code -} items and fenced code.
 * Lines of a paragraph or an item are joined by a space.
 */
final class Markdown {
  /** Begins and ends code. */
  static final String FENCE = "```";

  private final List<Block> blocks = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private boolean item;

  private Markdown() {}

  /**
   * The blocks of these lines.
   *
   * @throws IllegalArgumentException if code has no end
   */
  static List<Block> blocks(List<String> lines) {
    Markdown reader = new Markdown();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      at = line.startsWith(FENCE) ? reader.code(lines, at) : reader.line(line, at);
    }
    reader.flush();
    return List.copyOf(reader.blocks);
  }

  private int code(List<String> lines, int start) {
    flush();
    int end = start + 1;
    while (end < lines.size() && !lines.get(end).equals(FENCE)) {
      end++;
    }
    if (end == lines.size()) {
      throw new IllegalArgumentException("code without an end: " + lines.get(start));
    }
    String language = lines.get(start).substring(FENCE.length());
    blocks.add(new Block.Code(language, lines.subList(start + 1, end)));
    return end + 1;
  }

  private int line(String line, int at) {
    if (line.isBlank()) {
      flush();
    } else if (line.startsWith("### ")) {
      flush();
      blocks.add(new Block.Heading(line.substring(4)));
    } else if (line.startsWith("- ")) {
      flush();
      item = true;
      words.add(line.substring(2));
    } else {
      words.add(line.strip());
    }
    return at + 1;
  }

  private void flush() {
    if (!words.isEmpty()) {
      String text = String.join(" ", words);
      blocks.add(item ? new Block.Item(text) : new Block.Paragraph(text));
    }
    words.clear();
    item = false;
  }
}

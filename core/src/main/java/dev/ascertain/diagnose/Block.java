package dev.ascertain.diagnose;

import java.util.List;

/** A piece of a text that stands on lines of its own. */
public sealed interface Block {

  /** Some sentences, on one line: whoever shows them breaks it. */
  record Paragraph(String text) implements Block {}

  /** What the blocks after it are for, such as {@code nginx}. */
  record Heading(String text) implements Block {}

  /** An element of a list, on one line. */
  record Item(String text) implements Block {}

  /**
   * Lines to be copied as they are.
   *
   * @param language such as {@code sh}; empty if none is named
   * @param lines the lines, which must not be broken
   */
  record Code(String language, List<String> lines) implements Block {

    /** Copies the lines. */
    public Code {
      lines = List.copyOf(lines);
    }
  }
}

package dev.ascertain.diagnose;

import java.util.List;

/**
 * A part of a text; it begins with a paragraph.
 *
 * @param blocks its blocks, in order
 */
public record Section(List<Block> blocks) {

  /** Copies the blocks. */
  public Section {
    blocks = List.copyOf(blocks);
  }

  /** The short form: its first paragraph. */
  public String brief() {
    return blocks.stream()
        .filter(Block.Paragraph.class::isInstance)
        .map(block -> ((Block.Paragraph) block).text())
        .findFirst()
        .orElse("");
  }
}

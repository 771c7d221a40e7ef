package dev.ascertain.diagnose;

import dev.ascertain.diagnose.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A text whose particulars are still to be filled in, written in a little of Markdown.
 *
 * <pre>
 * # The certificate of {server} expired on {not-after}.
 *
 * ## What happened
 * ## Why
 * ## Fix
 * ### nginx
 * ## References
 * </pre>
 *
 * <p>A placeholder is a parameter's name in braces, lower-case letters and hyphens only; with its
 * first letter in upper case, the value is shown with its first letter in upper case. Other braces
 * stand for themselves. The structure is read before anything is filled in, so no value, whatever a
 * server put into it, can become a heading or a line of code.
 */
record Template(Text text) {
  private static final List<String> SECTIONS = List.of("What happened", "Why", "Fix", "References");

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it is not a title and the four sections, none of them empty
   */
  static Template parse(String markdown) {
    List<String> lines = markdown.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith("# ")) {
      throw new IllegalArgumentException("a text begins with its title");
    }
    List<String> headings = new ArrayList<>();
    List<List<String>> bodies = new ArrayList<>();
    boolean inCode = false;
    for (String line : lines.subList(1, lines.size())) {
      inCode ^= line.startsWith(Markdown.FENCE);
      if (!inCode && line.startsWith("## ")) {
        headings.add(line.substring(3));
        bodies.add(new ArrayList<>());
      } else if (!bodies.isEmpty()) {
        bodies.getLast().add(line);
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException("between title and first section: " + line);
      }
    }
    if (!headings.equals(SECTIONS)) {
      throw new IllegalArgumentException("sections " + headings + " instead of " + SECTIONS);
    }
    return new Template(
        new Text(
            lines.getFirst().substring(2),
            section(bodies.get(0)),
            section(bodies.get(1)),
            section(bodies.get(2)),
            section(bodies.get(3))));
  }

  private static Section section(List<String> lines) {
    Section section = new Section(Markdown.blocks(lines));
    if (section.blocks().isEmpty()) {
      throw new IllegalArgumentException("an empty section");
    }
    return section;
  }

  /** The names of all placeholders, in lower case. */
  Set<String> placeholders() {
    Set<String> names = new TreeSet<>();
    transformed(line -> {
      names.addAll(Placeholders.in(line));
      return line;
    });
    return names;
  }

  /**
   * The text with the parameters filled in.
   *
   * @throws IllegalArgumentException if a parameter is missing
   */
  Text filled(Map<String, Value> parameters) {
    return transformed(line -> Placeholders.fill(line, parameters));
  }

  private Text transformed(UnaryOperator<String> change) {
    return new Text(
        change.apply(text.title()),
        transformed(text.whatHappened(), change),
        transformed(text.why(), change),
        transformed(text.fix(), change),
        transformed(text.references(), change));
  }

  private static Section transformed(Section section, UnaryOperator<String> change) {
    return new Section(section.blocks().stream().map(block -> transformed(block, change)).toList());
  }

  private static Block transformed(Block block, UnaryOperator<String> change) {
    return switch (block) {
      case Block.Paragraph(String words) -> new Block.Paragraph(change.apply(words));
      case Block.Heading(String words) -> new Block.Heading(change.apply(words));
      case Block.Item(String words) -> new Block.Item(change.apply(words));
      case Block.Code(String language, List<String> lines) ->
          new Block.Code(language, lines.stream().map(change).toList());
    };
  }
}

package dev.ascertain.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Java files as text: what comments quote, and what stands below. */
record Sources(List<File> files) {
  private static final Pattern COMMENT =
      Pattern.compile(
          "(?:^[ \\t]*//[^\\n]*\\n)+|/\\*\\*.*?\\*/", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern RULE = Pattern.compile("\\bRule\\.([A-Z0-9_]+)|\\bunexpected\\(");

  /** As far below a comment as what it is about may be, in lines. */
  private static final int REACH = 14;

  /** A file, by the name of its class. */
  record File(String name, String text) {}

  /**
   * A comment.
   *
   * @param file the class it is in
   * @param text without anything but letters and digits
   * @param rule the rule that is broken where the code below it finds fault, if it does
   */
  record Comment(String file, String text, Optional<String> rule) {}

  /** All below a directory of the module, in a fixed order. */
  static Sources below(String directory) {
    try (Stream<Path> paths = Files.walk(Path.of(directory))) {
      return new Sources(
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .sorted()
              .map(Sources::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File read(Path path) {
    try {
      String name = String.valueOf(path.getFileName()).replace(".java", "");
      return new File(name, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Comment> comments() {
    List<Comment> comments = new ArrayList<>();
    for (File file : files) {
      Matcher comment = COMMENT.matcher(file.text());
      while (comment.find()) {
        String text = comment.group().replaceAll("(?m)^[ \\t]*(//|\\*)", "");
        comments.add(
            new Comment(
                file.name(), Requirement.normalized(text), ruleBelow(file.text(), comment.end())));
      }
    }
    return comments;
  }

  private static Optional<String> ruleBelow(String text, int from) {
    List<String> below = text.substring(from).lines().limit(REACH).toList();
    Matcher rule = RULE.matcher(String.join("\n", below));
    return rule.find()
        ? Optional.of(Optional.ofNullable(rule.group(1)).orElse("UNEXPECTED_MESSAGE"))
        : Optional.empty();
  }

  /** The classes that name a rule. */
  List<String> naming(String rule) {
    Pattern name = Pattern.compile("\\bRule\\." + rule + "\\b");
    return files.stream().filter(file -> name.matcher(file.text()).find()).map(File::name).toList();
  }

  /** The classes with the id of a requirement in brackets. */
  List<String> citing(String id) {
    return files.stream()
        .filter(file -> file.text().contains("[" + id + "]"))
        .map(File::name)
        .toList();
  }
}

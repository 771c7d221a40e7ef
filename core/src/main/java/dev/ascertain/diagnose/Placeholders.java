package dev.ascertain.diagnose;

import dev.ascertain.diagnose.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Finds and fills the placeholders of one line; {@link Template} says what they look like. */
final class Placeholders {
  private Placeholders() {}

  /** The names of the placeholders in a line, in lower case. */
  static List<String> in(String line) {
    List<String> names = new ArrayList<>();
    replaced(
        line,
        name -> {
          names.add(name.toLowerCase(Locale.ROOT));
          return "";
        });
    return names;
  }

  /**
   * The line with its placeholders replaced.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  static String fill(String line, Map<String, Value> parameters) {
    return replaced(
        line,
        name -> {
          Value value = parameters.get(name.toLowerCase(Locale.ROOT));
          if (value == null) {
            throw new IllegalArgumentException("no parameter " + name + " for: " + line);
          }
          String text = value.toString();
          return Character.isUpperCase(name.charAt(0)) ? capitalized(text) : text;
        });
  }

  private static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String replaced(String line, Function<String, String> replacement) {
    StringBuilder out = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      int end = line.charAt(at) == '{' ? endOfName(line, at + 1) : -1;
      if (end < 0) {
        out.append(line.charAt(at++));
      } else {
        out.append(replacement.apply(line.substring(at + 1, end)));
        at = end + 1;
      }
    }
    return out.toString();
  }

  /** Where the closing brace is, if only a name stands before it; else -1. */
  private static int endOfName(String line, int start) {
    int at = start;
    while (at < line.length() && isNameCharacter(line.charAt(at), at == start)) {
      at++;
    }
    return at > start && at < line.length() && line.charAt(at) == '}' ? at : -1;
  }

  private static boolean isNameCharacter(char c, boolean first) {
    return (c >= 'a' && c <= 'z') || (first ? c >= 'A' && c <= 'Z' : c == '-');
  }
}

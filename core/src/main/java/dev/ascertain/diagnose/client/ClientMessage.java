package dev.ascertain.diagnose.client;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that clients say when a handshake fails.
 *
 * @param clients who says it, such as {@code OpenSSL, curl}
 * @param core the part of it that is always the same
 * @param causes what it may come from, the likeliest first
 */
public record ClientMessage(String clients, String core, List<Cause> causes) {

  /** Copies the list. */
  public ClientMessage {
    causes = List.copyOf(causes);
  }

  /**
   * Reads a row of the table: {@code clients | core | ids of causes}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ClientMessage parse(String row) {
    String[] parts = row.split(" \\| ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a row: " + row);
    }
    return new ClientMessage(
        parts[0], parts[1], Stream.of(parts[2].split(" ")).map(ClientMessage::cause).toList());
  }

  private static Cause cause(String id) {
    return Stream.of(Cause.values())
        .filter(cause -> cause.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no cause " + id));
  }

  /**
   * Where the core is in a text.
   *
   * @param text as {@link #normalized}
   * @return the index of its first character; empty if it is not there
   */
  Optional<Integer> in(String text) {
    String wanted = normalized(core);
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (isEdge(text, wanted.charAt(0), at - 1)
          && isEdge(text, wanted.charAt(wanted.length() - 1), at + wanted.length())) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Whether a word does not go on beyond an end of the core. */
  private static boolean isEdge(String text, char end, int beyond) {
    return !isPartOfWord(end)
        || beyond < 0
        || beyond >= text.length()
        || !isPartOfWord(text.charAt(beyond));
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** A text in lower case, with straight quotation marks and single spaces. */
  static String normalized(String text) {
    StringBuilder normal = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = true;
        continue;
      }
      if (space) {
        normal.append(' ');
        space = false;
      }
      normal.append(
          switch (c) {
            case '\u2018', '\u2019' -> '\'';
            case '\u201c', '\u201d' -> '"';
            default -> c;
          });
    }
    return normal.toString().toLowerCase(Locale.ROOT);
  }
}

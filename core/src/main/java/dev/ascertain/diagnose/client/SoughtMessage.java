package dev.ascertain.diagnose.client;

import java.util.Locale;
import java.util.Optional;

/**
 * A message as it is looked for.
 *
 * @param core its core, as {@link #normalized}
 */
record SoughtMessage(ClientMessage message, String core) {

  /** Prepares a message once for many texts. */
  static SoughtMessage of(ClientMessage message) {
    return new SoughtMessage(message, normalized(message.core()));
  }

  /**
   * Where the core is in a text.
   *
   * @param text as {@link #normalized}
   * @return the index of its first character; empty if it is not there
   */
  Optional<Integer> in(String text) {
    for (int at = text.indexOf(core); at >= 0; at = text.indexOf(core, at + 1)) {
      if (isEdge(text, core.charAt(0), at - 1)
          && isEdge(text, core.charAt(core.length() - 1), at + core.length())) {
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

package dev.ascertain.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what someone probably meant to write. */
final class Nearest {
  private Nearest() {}

  /**
   * The end of a sentence about a word that is not known.
   *
   * @param otherwise how it ends if no candidate is near
   */
  static String suggestion(String word, List<String> candidates, String otherwise) {
    return of(word, candidates).map(near -> "; did you mean " + near + "?").orElse(otherwise);
  }

  /** The candidate that differs least; empty if all differ in more than a third of the word. */
  static Optional<String> of(String word, List<String> candidates) {
    String wanted = plain(word);
    int fewest = Math.max(2, wanted.length() / 3) + 1;
    Optional<String> nearest = Optional.empty();
    for (String candidate : candidates) {
      int edits = edits(wanted, plain(candidate));
      if (edits < fewest) {
        fewest = edits;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /** Case and the choice between hyphens and underscores are not what one gets wrong. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Levenshtein's distance: insertions, deletions and replacements of one character. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

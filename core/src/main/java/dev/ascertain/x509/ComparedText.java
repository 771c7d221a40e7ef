package dev.ascertain.x509;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text of a name in the form in which it is compared: RFC 5280 section 7.1 takes for this the
 * preparation of strings in RFC 4518 section 2.
 */
final class ComparedText {
  private ComparedText() {}

  /**
   * The text without regard to case, to the composition of its characters (Unicode's form KC), and
   * to spaces at its ends or repeated within it.
   */
  static String of(String text) {
    String folded = fold(text);
    StringBuilder out = new StringBuilder(folded.length());
    boolean space = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = !out.isEmpty();
        continue;
      }
      if (space) {
        out.append(' ');
        space = false;
      }
      out.append(c);
    }
    return out.toString();
  }

  private static String fold(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    // Upper case first: several characters, such as ß and ſ, have the same capitals as others.
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String lower = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }
}

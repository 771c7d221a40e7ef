package dev.ascertain.verify;

import java.util.Locale;
import java.util.OptionalInt;

/** A-labels: labels beyond ASCII in the form that DNS knows (RFC 5890 section 2.3.2.1). */
final class ALabel {
  /** The parameters of Punycode, by the names of RFC 3492 section 5. */
  private static final int BASE = 36;

  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private ALabel() {}

  /**
   * Whether the label has hyphens in its third and fourth place: only {@code xn--} has a meaning.
   */
  static boolean isReserved(String label) {
    return label.startsWith("--", 2);
  }

  /** Whether the label begins with {@code xn--}, in any case. */
  static boolean isPrefixed(String label) {
    return label.regionMatches(true, 0, "xn--", 0, 4);
  }

  /**
   * Whether what follows {@code xn--} is Punycode of something beyond ASCII (RFC 3492 section 6.2).
   * Which characters may be in it depends on the version of Unicode, and is not looked at.
   */
  static boolean isPunycode(String label) {
    String text = label.substring(4).toLowerCase(Locale.ROOT);
    int delimiter = text.lastIndexOf('-');
    String digits = text.substring(delimiter + 1);
    int length = Math.max(delimiter, 0);
    int n = INITIAL_N;
    int i = 0;
    int bias = INITIAL_BIAS;
    int at = 0;
    if (digits.isEmpty() || delimiter == 0) {
      return false;
    }
    while (at < digits.length()) {
      int before = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        OptionalInt digit = at < digits.length() ? digit(digits.charAt(at++)) : OptionalInt.empty();
        if (digit.isEmpty()) {
          return false;
        }
        long sum = i + digit.getAsInt() * weight;
        int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
        if (sum > Integer.MAX_VALUE) {
          return false;
        }
        i = (int) sum;
        if (digit.getAsInt() < threshold) {
          break;
        }
        weight *= BASE - threshold;
        if (weight > Integer.MAX_VALUE) {
          return false;
        }
      }
      length++;
      bias = adapt(i - before, length, before == 0);
      n += i / length;
      i = i % length + 1;
      if (n < 0 || n > Character.MAX_CODE_POINT || n >= 0xd800 && n <= 0xdfff) {
        return false;
      }
    }
    return true;
  }

  /** RFC 3492 section 6.1. */
  private static int adapt(int delta, int length, boolean first) {
    int scaled = first ? delta / DAMP : delta / 2;
    scaled += scaled / length;
    int k = 0;
    while (scaled > (BASE - T_MIN) * T_MAX / 2) {
      scaled /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * scaled / (scaled + SKEW);
  }

  private static OptionalInt digit(char c) {
    if (c >= 'a' && c <= 'z') {
      return OptionalInt.of(c - 'a');
    }
    return c >= '0' && c <= '9' ? OptionalInt.of(c - '0' + 26) : OptionalInt.empty();
  }
}

package dev.ascertain.net;

/**
 * Punycode, the ASCII form of international labels. Constants and variable names are those of RFC
 * 3492 sections 5 and 6.
 */
final class Punycode {
  private static final int BASE = 36;
  private static final int TMIN = 1;
  private static final int TMAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private Punycode() {}

  /**
   * Encodes one label (RFC 3492 section 6.3), without the prefix {@code xn--}.
   *
   * @param codePoints the label, at most a few hundred code points, so that nothing can overflow
   */
  static String encode(int[] codePoints) {
    StringBuilder output = new StringBuilder();
    for (int c : codePoints) {
      if (c < INITIAL_N) {
        output.append((char) c);
      }
    }
    int basic = output.length();
    if (basic > 0) {
      output.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    int handled = basic;
    while (handled < codePoints.length) {
      int m = smallestFrom(n, codePoints);
      delta += (m - n) * (handled + 1);
      n = m;
      for (int c : codePoints) {
        if (c < n) {
          delta++;
        }
        if (c == n) {
          appendNumber(output, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return output.toString();
  }

  private static int smallestFrom(int n, int[] codePoints) {
    int smallest = Integer.MAX_VALUE;
    for (int c : codePoints) {
      if (c >= n) {
        smallest = Math.min(smallest, c);
      }
    }
    return smallest;
  }

  /** Appends a generalized variable-length integer (RFC 3492 section 3.3). */
  private static void appendNumber(StringBuilder output, int delta, int bias) {
    int q = delta;
    for (int k = BASE; ; k += BASE) {
      int t = Math.clamp(k - bias, TMIN, TMAX);
      if (q < t) {
        output.append(digit(q));
        return;
      }
      output.append(digit(t + (q - t) % (BASE - t)));
      q = (q - t) / (BASE - t);
    }
  }

  /** Bias adaptation (RFC 3492 section 6.1). */
  private static int adapt(int delta, int points, boolean first) {
    int scaled = first ? delta / DAMP : delta / 2;
    scaled += scaled / points;
    int k = 0;
    while (scaled > (BASE - TMIN) * TMAX / 2) {
      scaled /= BASE - TMIN;
      k += BASE;
    }
    return k + (BASE - TMIN + 1) * scaled / (scaled + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}

package dev.ascertain.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The domains below which registries sell names, such as {@code com} and {@code co.uk}: dated data
 * from the Public Suffix List, without the suffixes that companies have put there for themselves.
 *
 * <p>The resource begins with comment lines ({@code #}) that name its source and date. Each other
 * line is a rule in lower-case A-labels, and the rules ascend by their bytes: {@code co.uk} is a
 * suffix, {@code *.ck} makes one of every name one label below {@code ck}, and {@code !www.ck}
 * excepts this one. The text is searched in place, and read only when the first name is asked for.
 */
final class PublicSuffixes {
  private static final String RESOURCE = "public-suffixes.txt";

  private PublicSuffixes() {}

  /** Holds the text once it is needed. */
  private static final class Rules {
    static final byte[] TEXT = read();
  }

  /**
   * Whether names right below this one are sold by a registry. Top-level domains that the list does
   * not know count as such.
   *
   * @param domain lower case, A-labels, without a trailing dot
   */
  static boolean contains(String domain) {
    int dot = domain.indexOf('.');
    if (dot < 0 || isRule(domain)) {
      return true;
    }
    return isRule("*" + domain.substring(dot)) && !isRule("!" + domain);
  }

  private static boolean isRule(String rule) {
    byte[] text = Rules.TEXT;
    byte[] wanted = rule.getBytes(StandardCharsets.US_ASCII);
    int low = 0;
    int high = text.length;
    while (low < high) {
      int start = lineStart(text, low + (high - low) / 2);
      int end = lineEnd(text, start);
      int order = Arrays.compareUnsigned(wanted, 0, wanted.length, text, start, end);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        high = start;
      } else {
        low = end + 1;
      }
    }
    return false;
  }

  private static int lineStart(byte[] text, int at) {
    int start = at;
    while (start > 0 && text[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] text, int at) {
    int end = at;
    while (text[end] != '\n') {
      end++;
    }
    return end;
  }

  /** The rules without the comment lines. */
  private static byte[] read() {
    try (InputStream in = PublicSuffixes.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      byte[] text = in.readAllBytes();
      int first = 0;
      while (text[first] == '#') {
        first = lineEnd(text, first) + 1;
      }
      return Arrays.copyOfRange(text, first, text.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

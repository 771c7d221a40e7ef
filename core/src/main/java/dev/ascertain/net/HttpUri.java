package dev.ascertain.net;

import dev.ascertain.observation.FetchFailure;
import dev.ascertain.observation.Target;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An http URI (RFC 3986, RFC 9110 section 4.2.1), taken apart for a request.
 *
 * <h2>Deviations</h2>
 *
 * Characters that no URI may hold are percent-encoded rather than refused, since addresses with
 * spaces occur in certificates and other clients fetch them; control characters are refused. Dot
 * segments (RFC 3986 section 5.2.4) are left for the server to remove.
 *
 * @param target the host and the port
 * @param path the path and query as a request line has them: begins with a slash, printable ASCII
 *     without spaces
 */
record HttpUri(Target target, String path) {
  /** Longer than any honest address, and short enough for every server's request line. */
  static final int LONGEST = 4096;

  /** Longer than any registered scheme. */
  private static final int LONGEST_SCHEME = 64;

  private static final int DEFAULT_PORT = 80;

  /**
   * Takes an address apart.
   *
   * @throws FetchException if it is not http, or malformed
   */
  static HttpUri parse(String text) throws FetchException {
    requireSensible(text);
    int schemeEnd = schemeEnd(text);
    if (schemeEnd < 0 || schemeEnd > LONGEST_SCHEME) {
      throw malformed("The address " + Printable.quoted(text) + " has no scheme.");
    }
    String scheme = text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http")) {
      throw new FetchException(new FetchFailure.RefusedScheme(scheme));
    }
    if (!text.startsWith("//", schemeEnd + 1)) {
      throw malformed("The address " + Printable.quoted(text) + " does not begin with http://.");
    }
    int start = schemeEnd + 3;
    int end = firstOf(text, "/?#", start);
    return new HttpUri(target(text, text.substring(start, end)), path(text.substring(end)));
  }

  /**
   * The address that a redirect from this one leads to (RFC 3986 section 5.2).
   *
   * @param reference the Location field: an absolute address, or one relative to this
   * @throws FetchException if it is not http, or malformed
   */
  HttpUri resolve(String reference) throws FetchException {
    requireSensible(reference);
    if (schemeEnd(reference) >= 0) {
      return parse(reference);
    }
    if (reference.startsWith("//")) {
      return parse("http:" + reference);
    }
    String file = path.substring(0, firstOf(path, "?", 0));
    if (reference.startsWith("/")) {
      return new HttpUri(target, path(reference));
    }
    if (reference.isEmpty() || reference.startsWith("?") || reference.startsWith("#")) {
      return new HttpUri(target, path(file + reference));
    }
    // RFC 3986 section 5.2.3: "all but the last segment of the base URI's path".
    return new HttpUri(target, path(file.substring(0, file.lastIndexOf('/') + 1) + reference));
  }

  /** This address with a segment appended to its path, percent-encoded: OCSP by GET. */
  HttpUri append(String segment) {
    StringBuilder encoded = new StringBuilder(path);
    if (!path.endsWith("/")) {
      encoded.append('/');
    }
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (isUnreserved(c)) {
        encoded.append(c);
      } else {
        percentEncode(encoded, c);
      }
    }
    return new HttpUri(target, encoded.toString());
  }

  /** The value of the Host field: the port only if it is not 80 (RFC 9110 section 7.2). */
  String authority() {
    String full = target.toString();
    return target.port() == DEFAULT_PORT ? full.substring(0, full.lastIndexOf(':')) : full;
  }

  /** The whole address, in printable ASCII. */
  @Override
  public String toString() {
    return "http://" + authority() + path;
  }

  private static void requireSensible(String text) throws FetchException {
    if (text.length() > LONGEST) {
      throw malformed(
          "The address is "
              + text.length()
              + " characters long; at most "
              + LONGEST
              + " are read.");
    }
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw malformed("The address " + Printable.quoted(text) + " holds a control character.");
    }
  }

  /**
   * Where the scheme ends, or -1. RFC 3986 section 3.1: {@code scheme = ALPHA *( ALPHA / DIGIT /
   * "+" / "-" / "." )}.
   */
  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (c == ':' && i > 0) {
        return i;
      }
      if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
        return -1;
      }
    }
    return -1;
  }

  private static Target target(String text, String authority) throws FetchException {
    if (authority.indexOf('@') >= 0) {
      // RFC 9110 section 4.2.4: "A sender MUST NOT generate the userinfo subcomponent".
      throw malformed("The address " + Printable.quoted(text) + " holds a user name.");
    }
    boolean bracketed = authority.startsWith("[");
    int hostEnd = bracketed ? authority.indexOf(']') + 1 : firstOf(authority, ":", 0);
    String rest = authority.substring(hostEnd);
    if (bracketed && hostEnd == 0 || !rest.isEmpty() && rest.charAt(0) != ':') {
      throw malformed("The address " + Printable.quoted(text) + " has a malformed host.");
    }
    try {
      // RFC 3986 section 3.2.3: the port may be empty even after its colon.
      int port = rest.length() <= 1 ? DEFAULT_PORT : TargetParser.port(rest.substring(1));
      return bracketed
          ? TargetParser.ipv6(authority.substring(1, hostEnd - 1), port)
          : TargetParser.named(authority.substring(0, hostEnd), port);
    } catch (TargetException e) {
      throw malformed("The address is malformed: " + e.sentence());
    }
  }

  /** The path and query in the form of a request line (RFC 9112 section 3.2.1). */
  private static String path(String given) {
    String file = given.substring(0, firstOf(given, "#", 0));
    StringBuilder path = new StringBuilder(file.length() + 8);
    if (!file.startsWith("/")) {
      path.append('/');
    }
    for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (isUnreserved(c) || "%/?:@!$&'()*+,;=".indexOf(c) >= 0) {
        path.append(c);
      } else {
        percentEncode(path, c);
      }
    }
    return path.toString();
  }

  /** RFC 3986 section 2.3: {@code unreserved = ALPHA / DIGIT / "-" / "." / "_" / "~"}. */
  private static boolean isUnreserved(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "-._~".indexOf(c) >= 0;
  }

  private static void percentEncode(StringBuilder out, char octet) {
    out.append('%').append(hexDigit(octet >> 4)).append(hexDigit(octet & 15));
  }

  private static char hexDigit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }

  /** The first index from {@code start} of any of these characters, or the length. */
  private static int firstOf(String text, String characters, int start) {
    int i = start;
    while (i < text.length() && characters.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private static FetchException malformed(String sentence) {
    return new FetchException(new FetchFailure.MalformedAddress(sentence));
  }
}

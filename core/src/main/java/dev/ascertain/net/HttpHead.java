package dev.ascertain.net;

import dev.ascertain.observation.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status line and the header fields of a response.
 *
 * @param version {@code HTTP/1.0} or {@code HTTP/1.1}
 * @param status 100 to 999
 * @param reason may be empty
 * @param fields in order
 */
record HttpHead(String version, int status, String reason, List<HttpAnswer.Field> fields) {
  /** RFC 9112 section 5.2: {@code obs-fold = OWS CRLF RWS}, here without the OWS. */
  private static final Pattern FOLD = Pattern.compile("\r?\n[ \\t]+");

  /** RFC 9112 section 4: {@code status-line = HTTP-version SP status-code SP [ reason-phrase ]}. */
  private static final Pattern STATUS_LINE =
      Pattern.compile("(HTTP/1\\.[01]) ([1-9][0-9]{2})(?: ([^\\x00-\\x08\\x0a-\\x1f\\x7f]*))?");

  /**
   * RFC 9110 section 5.6.2: {@code token = 1*tchar}. The quantifiers are possessive, so that
   * hostile lines cannot make the match take quadratic time.
   */
  private static final Pattern FIELD_LINE =
      Pattern.compile(
          "([!#$%&'*+.^_`|~0-9A-Za-z-]++)[ \\t]*+:[ \\t]*+([^\\x00-\\x08\\x0a-\\x1f\\x7f]*)");

  /**
   * Reads a head.
   *
   * @param bytes everything up to and with the empty line
   * @throws NotHttpException if it is malformed
   */
  static HttpHead parse(byte[] bytes) throws NotHttpException {
    // RFC 9112 section 5.2: of an obsolete line folding "A user agent that receives an obs-fold in
    // a response message […] MUST replace each received obs-fold with one or more SP octets".
    String text = FOLD.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).replaceAll(" ");
    // RFC 9112 section 2.2: "a recipient MAY recognize a single LF as a line terminator".
    List<String> lines = List.of(text.split("\r?\n"));
    Matcher start = STATUS_LINE.matcher(lines.getFirst());
    if (!start.matches()) {
      throw malformed("status line", lines.getFirst());
    }
    List<HttpAnswer.Field> fields = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      fields.add(field(line));
    }
    String reason = start.group(3) == null ? "" : start.group(3).strip();
    return new HttpHead(start.group(1), Integer.parseInt(start.group(2)), reason, fields);
  }

  /** The values of all fields of this name, whatever its case. */
  List<String> values(String name) {
    return fields.stream()
        .filter(f -> f.name().equalsIgnoreCase(name))
        .map(HttpAnswer.Field::value)
        .toList();
  }

  private static HttpAnswer.Field field(String line) throws NotHttpException {
    Matcher matcher = FIELD_LINE.matcher(line);
    if (!matcher.matches()) {
      throw malformed("header field", line);
    }
    return new HttpAnswer.Field(matcher.group(1), matcher.group(2).stripTrailing());
  }

  private static NotHttpException malformed(String what, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    return new NotHttpException(
        "The answer has a malformed " + what + ": " + Printable.quoted(bytes) + ".");
  }
}

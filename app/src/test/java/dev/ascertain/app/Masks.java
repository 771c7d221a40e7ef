package dev.ascertain.app;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Hides what differs from run to run, without changing the width of a line. */
final class Masks {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final List<Pattern> CHANGING =
      List.of(
          Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d"),
          Pattern.compile("(?<=:|port |localhost |_)\\d{5}\\b"),
          Pattern.compile("(?<=after )\\d+\\.\\d(?= s)|^\\d+\\.\\d$"));

  /** Serial numbers and signatures have one bit more or less; so have the messages around them. */
  private static final Pattern SIZE = Pattern.compile(" +\\d+(?=$|  |\\x1b\\[0m$)");

  private static final Pattern PIN = Pattern.compile("(?<=sha256/)[A-Za-z0-9+/]{43}=");

  private static final Pattern BYTES = Pattern.compile("\\d+(?= bytes)");

  /** A session id, inside a sentence. */
  private static final Pattern SESSION_ID = Pattern.compile("\\b[0-9a-f]{64}\\b");

  /** Of a second, behind a time. */
  private static final Pattern FRACTION = Pattern.compile("(?<=:\\d\\d)\\.\\d{1,9}(?=Z)");

  /** RFC 9110 section 5.6.7, as HTTP writes it. */
  private static final Pattern HTTP_DATE =
      Pattern.compile("\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

  /** How long a fetch took, which is in no report's timeline. */
  private static final Pattern FETCHED_IN = Pattern.compile("(?<=N bytes|[a-z]) in \\d+\\.\\d ms");

  private static final Pattern TICKET = Pattern.compile("^[0-9a-f]{64,}$");

  /** Members of the JSON object whose values differ. */
  private static final Set<String> CHANGING_MEMBERS =
      Set.of(
          "bytes",
          "der",
          "end",
          "fields",
          "length",
          "lengthMillis",
          "pem",
          "port",
          "receivedBefore",
          "receivedNow",
          "records",
          "serialNumber",
          "sha256",
          "start",
          "streamOffset");

  private Masks() {}

  static String text(String text) {
    StringBuilder masked = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      masked.append(masked.isEmpty() ? "" : "\n").append(line(line));
    }
    return masked.toString();
  }

  static String json(String json) {
    JsonNode tree = MAPPER.readTree(json);
    mask(tree);
    return MAPPER.writeValueAsString(tree) + "\n";
  }

  private static String line(String line) {
    String masked = value(line);
    return isRung(masked) ? SIZE.matcher(masked).replaceAll(Masks::size) : masked;
  }

  private static String value(String text) {
    String masked = TICKET.matcher(text).replaceAll("…");
    masked = SESSION_ID.matcher(masked).replaceAll("0".repeat(64));
    masked = PIN.matcher(masked).replaceAll("A".repeat(43) + "=");
    for (Pattern pattern : CHANGING) {
      masked = pattern.matcher(masked).replaceAll(found -> found.group().replaceAll("\\d", "0"));
    }
    masked = FRACTION.matcher(masked).replaceAll("");
    masked = HTTP_DATE.matcher(masked).replaceAll("a date");
    masked = BYTES.matcher(masked).replaceAll("N");
    return FETCHED_IN.matcher(masked).replaceAll(" in N ms");
  }

  private static boolean isRung(String line) {
    return line.contains("──") || line.contains("══") || line.contains("--") || line.contains("==");
  }

  private static String size(MatchResult found) {
    String text = found.group();
    String end = text.replaceAll("\\d+$", "");
    int digits = text.length() - end.length();
    return Matcher.quoteReplacement(end + " ".repeat(digits - 1) + "N");
  }

  private static void mask(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        for (String name : List.copyOf(object.propertyNames())) {
          JsonNode value = object.get(name);
          if (CHANGING_MEMBERS.contains(name) && !(name.equals("fields") && isHeader(value))) {
            object.put(name, "…");
          } else if (value.isString()) {
            object.put(name, value(value.asString()));
          } else {
            mask(value);
          }
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          if (array.get(i).isString()) {
            array.set(i, MAPPER.valueToTree(value(array.get(i).asString())));
          } else {
            mask(array.get(i));
          }
        }
      }
      default -> {}
    }
  }

  /** The fields of an HTTP header have the same name as those of a message, but no ranges. */
  private static boolean isHeader(JsonNode fields) {
    return fields.isArray() && !fields.isEmpty() && !fields.get(0).has("start");
  }
}

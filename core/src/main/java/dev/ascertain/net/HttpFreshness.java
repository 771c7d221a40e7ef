package dev.ascertain.net;

import dev.ascertain.observation.HttpAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long a server lets its answer be reused (RFC 9111 section 4.2). */
final class HttpFreshness {
  /** Longer promises are cut to this, which keeps the sums far from overflow. */
  private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

  /** A digit for each 0, anything for each a. */
  private static final String DATE_SHAPE = "aaa, 00 aaa 0000 00:00:00 GMT";

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private HttpFreshness() {}

  /**
   * Until when an answer is fresh.
   *
   * @param receivedAt when it came
   * @return no earlier than that; empty if the server does not say
   */
  static Optional<Instant> until(HttpAnswer.Response response, Instant receivedAt) {
    return lifetime(response, receivedAt)
        .map(seconds -> receivedAt.plusSeconds(Math.max(0, seconds - age(response))));
  }

  /**
   * RFC 9111 section 4.2.1: "If the max-age response directive (Section 5.2.2.1) is present, use
   * its value, or if the Expires response header field (Section 5.3) is present, use its value
   * minus the value of the Date response header field".
   */
  private static Optional<Long> lifetime(HttpAnswer.Response response, Instant receivedAt) {
    Optional<Long> maxAge = Optional.empty();
    for (HttpAnswer.Field field : response.fields()) {
      if (field.name().equalsIgnoreCase("Cache-Control")) {
        for (String part : field.value().toLowerCase(Locale.ROOT).split(",", -1)) {
          String directive = part.strip();
          if (directive.equals("no-store") || directive.equals("no-cache")) {
            return Optional.of(0L);
          }
          if (directive.startsWith("max-age=")) {
            maxAge = Optional.of(seconds(directive.substring("max-age=".length())));
          }
        }
      }
    }
    return maxAge.isPresent()
        ? maxAge
        : response.field("Expires").map(expires -> untilExpiry(expires, response, receivedAt));
  }

  private static long untilExpiry(
      String expires, HttpAnswer.Response response, Instant receivedAt) {
    Instant from = response.field("Date").flatMap(HttpFreshness::date).orElse(receivedAt);
    // RFC 9111 section 5.3: "A cache recipient MUST interpret invalid date formats, especially the
    // value "0", as representing a time in the past".
    long seconds =
        date(expires).map(end -> end.getEpochSecond() - from.getEpochSecond()).orElse(0L);
    return Math.clamp(seconds, 0, MOST_SECONDS);
  }

  /** How long the answer has been in caches on its way (RFC 9111 section 5.1). */
  private static long age(HttpAnswer.Response response) {
    return response.field("Age").map(HttpFreshness::seconds).orElse(0L);
  }

  /** Delta-seconds (RFC 9111 section 1.2.2); 0 if malformed. */
  private static long seconds(String text) {
    boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      return 0;
    }
    return text.length() > 9 ? MOST_SECONDS : Math.min(Long.parseLong(text), MOST_SECONDS);
  }

  /**
   * An IMF-fixdate (RFC 9110 section 5.6.7): {@code Sun, 06 Nov 1994 08:49:37 GMT}. The two
   * obsolete forms count as invalid, which means expired.
   */
  private static Optional<Instant> date(String text) {
    int month = hasShape(text) ? MONTHS.indexOf(text.substring(8, 11)) + 1 : 0;
    if (month == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
                  Integer.parseInt(text, 12, 16, 10),
                  month,
                  Integer.parseInt(text, 5, 7, 10),
                  Integer.parseInt(text, 17, 19, 10),
                  Integer.parseInt(text, 20, 22, 10),
                  Integer.parseInt(text, 23, 25, 10))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean hasShape(String text) {
    if (text.length() != DATE_SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char wanted = DATE_SHAPE.charAt(i);
      boolean fits = wanted == '0' ? c >= '0' && c <= '9' : wanted == 'a' || c == wanted;
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}

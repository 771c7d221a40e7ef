package dev.ascertain.app;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads times and durations. */
final class Times {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration OLDEST = Duration.ofDays(3652);

  private Times() {}

  /**
   * Reads a duration: {@code 5}, {@code 2.5}, {@code 5s}, {@code 500ms}, {@code 2m}; seconds if no
   * unit is given.
   *
   * @throws UsageException if it is none, not positive, or longer than a day
   */
  static Duration duration(String option, String text) throws UsageException {
    int digits = text.length();
    while (digits > 0 && Character.isLetter(text.charAt(digits - 1))) {
      digits--;
    }
    long unit =
        switch (text.substring(digits)) {
          case "ms" -> 1;
          case "", "s" -> 1_000;
          case "m" -> 60_000;
          default -> 0;
        };
    // More digits than any sensible duration has would only cost time.
    if (unit > 0 && digits > 0 && digits <= 12) {
      try {
        Duration duration = Duration.ofMillis(millis(text.substring(0, digits), unit));
        if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
          return duration;
        }
      } catch (NumberFormatException e) {
        // The same sentence as for everything else that is no duration.
      }
    }
    throw new UsageException(
        option
            + " takes a time between 1ms and 24 hours, such as 5, 2.5s or 500ms, not "
            + text
            + ".");
  }

  /**
   * Reads an age: {@code 12h}, {@code 7d}; seconds if no unit is given.
   *
   * @throws UsageException if it is none, not positive, or longer than ten years
   */
  static Duration age(String option, String text) throws UsageException {
    int digits = text.length();
    while (digits > 0 && Character.isLetter(text.charAt(digits - 1))) {
      digits--;
    }
    Optional<Duration> unit =
        switch (text.substring(digits)) {
          case "", "s" -> Optional.of(Duration.ofSeconds(1));
          case "m" -> Optional.of(Duration.ofMinutes(1));
          case "h" -> Optional.of(Duration.ofHours(1));
          case "d" -> Optional.of(Duration.ofDays(1));
          default -> Optional.empty();
        };
    // More digits than any sensible age has would only cost time.
    if (unit.isPresent() && digits > 0 && digits <= 9) {
      try {
        Duration age = unit.orElseThrow().multipliedBy(Long.parseLong(text.substring(0, digits)));
        if (age.isPositive() && age.compareTo(OLDEST) <= 0) {
          return age;
        }
      } catch (NumberFormatException e) {
        // The same sentence as for everything else that is no age.
      }
    }
    throw new UsageException(
        option + " takes an age of up to ten years, such as 12h or 7d, not " + text + ".");
  }

  /**
   * Reads a point in time: {@code 2026-12-24}, which is its first second in UTC, or {@code
   * 2026-12-24T18:00:00Z}.
   *
   * @throws UsageException if it is none
   */
  static Instant instant(String option, String text) throws UsageException {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException(
          option + " takes a time such as 2026-12-24 or 2026-12-24T18:00:00Z, not " + text + ".");
    }
  }

  private static long millis(String number, long unit) {
    // An exponent could ask for a number of any length.
    if (number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
      throw new NumberFormatException(number);
    }
    return number.indexOf('.') < 0
        ? Long.parseLong(number) * unit
        : new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValue();
  }
}

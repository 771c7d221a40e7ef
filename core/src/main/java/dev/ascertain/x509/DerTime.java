package dev.ascertain.x509;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Reads UTCTime and GeneralizedTime in the only forms RFC 5280 section 4.1.2.5 allows. */
final class DerTime {
  private static final int DIGITS_AFTER_YEAR = 10;

  private DerTime() {}

  /**
   * The time that {@code bytes[start..end)} state; empty if they are not a time in Zulu with
   * seconds.
   *
   * @param utcTime whether the year has two digits
   */
  static Optional<Instant> parse(byte[] bytes, int start, int end, boolean utcTime) {
    int yearDigits = utcTime ? 2 : 4;
    // RFC 5280 section 4.1.2.5.1: "UTCTime values MUST be expressed in Greenwich Mean Time (Zulu)
    // and MUST include seconds"; section 4.1.2.5.2 says the same of GeneralizedTime, which "MUST
    // NOT
    // include fractional seconds".
    if (end - start != yearDigits + DIGITS_AFTER_YEAR + 1 || bytes[end - 1] != 'Z') {
      return Optional.empty();
    }
    for (int i = start; i < end - 1; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return Optional.empty();
      }
    }
    int at = start + yearDigits;
    int year = year(bytes, start, utcTime);
    int month = twoDigits(bytes, at);
    int day = twoDigits(bytes, at + 2);
    int hour = twoDigits(bytes, at + 4);
    int minute = twoDigits(bytes, at + 6);
    int second = twoDigits(bytes, at + 8);
    if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
      return Optional.empty();
    }
    LocalDate firstOfMonth = LocalDate.of(year, month, 1);
    if (day > firstOfMonth.lengthOfMonth()) {
      return Optional.empty();
    }
    long days = firstOfMonth.toEpochDay() + day - 1;
    return Optional.of(
        Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second));
  }

  private static int year(byte[] bytes, int start, boolean utcTime) {
    int two = twoDigits(bytes, start);
    if (!utcTime) {
      return 100 * two + twoDigits(bytes, start + 2);
    }
    // RFC 5280 section 4.1.2.5.1: "Where YY is greater than or equal to 50, the year SHALL be
    // interpreted as 19YY".
    return two >= 50 ? 1900 + two : 2000 + two;
  }

  private static int twoDigits(byte[] bytes, int at) {
    return 10 * (bytes[at] - '0') + bytes[at + 1] - '0';
  }
}

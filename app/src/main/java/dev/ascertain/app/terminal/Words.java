package dev.ascertain.app.terminal;

import dev.ascertain.observation.ProbeResult.Answer;
import java.time.Duration;
import java.time.Instant;

/** How quantities read. */
final class Words {
  private static final Duration LONG = Duration.ofSeconds(10);

  private Words() {}

  /** {@code 24.3 ms}; from ten seconds on {@code 12.3 s}. */
  static String duration(Duration duration) {
    return duration.compareTo(LONG) < 0
        ? tenths(duration.toNanos(), 1_000_000) + " ms"
        : tenths(duration.toNanos(), 1_000_000_000) + " s";
  }

  /** Milliseconds with one decimal: {@code 24.3}. */
  static String millis(Duration duration) {
    return tenths(duration.toNanos(), 1_000_000);
  }

  /** {@code 1 certificate}, {@code 2 certificates}. */
  static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : "s");
  }

  /** {@code Yes.}, {@code No.}, {@code Could not tell.} */
  static String answer(Answer answer) {
    return switch (answer) {
      case YES -> "Yes.";
      case NO -> "No.";
      case COULD_NOT_TELL -> "Could not tell.";
    };
  }

  /** The day, UTC: {@code 2026-12-30}. */
  static String day(Instant time) {
    String text = time.toString();
    int end = text.indexOf('T');
    return end < 0 ? text : text.substring(0, end);
  }

  /** The time to the second, UTC: {@code 2026-12-30 12:00:00 UTC}. */
  static String time(Instant time) {
    String text = time.toString();
    int end = text.indexOf('T');
    return end < 0
        ? text
        : text.substring(0, end) + " " + text.substring(end + 1, end + 9) + " UTC";
  }

  /** How long something lasts, in its largest whole unit: {@code 43 days}, {@code 1 hour}. */
  static String roughly(Duration duration) {
    Duration length = duration.abs();
    if (length.toDays() > 0) {
      return count(length.toDays(), "day");
    }
    if (length.toHours() > 0) {
      return count(length.toHours(), "hour");
    }
    return length.toMinutes() > 0
        ? count(length.toMinutes(), "minute")
        : count(length.toSeconds(), "second");
  }

  private static String tenths(long nanos, long unit) {
    long tenths = Math.round(10.0 * nanos / unit);
    return tenths / 10 + "." + tenths % 10;
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The value of a diagnosis's parameter. {@code toString} is how texts show it; safe to print. */
public sealed interface Value {

  /** Some words; characters that could disturb a terminal are made visible. */
  record Text(String text) implements Value {
    /** Makes the text safe to print. */
    public Text {
      text = printable(text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A whole number. */
  record Count(long count) implements Value {
    @Override
    public String toString() {
      return Long.toString(count);
    }
  }

  /** Names, of which texts show the first few. */
  record Names(List<String> names) implements Value {
    private static final int SHOWN = 5;

    /** Makes the names safe to print. */
    public Names {
      names = names.stream().map(Value::printable).toList();
    }

    /** {@code a, b, c}; {@code a, b, c, d, e and 12 more}; {@code none}. */
    @Override
    public String toString() {
      if (names.isEmpty()) {
        return "none";
      }
      int shown = Math.min(SHOWN, names.size());
      String list = String.join(", ", names.subList(0, shown));
      return shown == names.size() ? list : list + " and " + (names.size() - shown) + " more";
    }
  }

  /**
   * A time, and how long that is from the time of judgement.
   *
   * @param time the time, UTC
   * @param seenFrom the time of judgement
   */
  record Moment(Instant time, Instant seenFrom) implements Value {
    private static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /**
     * {@code 2026-03-01 12:00:00 UTC (3 days ago)}; without the distance if it is the time of
     * judgement itself.
     */
    @Override
    public String toString() {
      return FORMAT.format(time) + distance(Duration.between(time, seenFrom));
    }

    private static String distance(Duration since) {
      if (since.isZero()) {
        return "";
      }
      return since.isNegative()
          ? " (in " + length(since.negated()) + ")"
          : " (" + length(since) + " ago)";
    }

    /** The length in its largest whole unit up to days: {@code 3 days}, {@code 1 hour}. */
    private static String length(Duration length) {
      if (length.toDays() > 0) {
        return counted(length.toDays(), "day");
      }
      if (length.toHours() > 0) {
        return counted(length.toHours(), "hour");
      }
      return length.toMinutes() > 0
          ? counted(length.toMinutes(), "minute")
          : counted(length.toSeconds(), "second");
    }

    private static String counted(long count, String unit) {
      return count + " " + unit + (count == 1 ? "" : "s");
    }
  }

  /**
   * The text on one line, with every character that could move a cursor, reverse a line or hide
   * itself as a question mark: much of it comes from servers.
   */
  static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> safe.appendCodePoint(Visible.is(c) ? c : '?'));
    return safe.toString();
  }
}

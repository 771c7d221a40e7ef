package dev.ascertain.app.terminal;

import dev.ascertain.x509.Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a certificate is still good.
 *
 * @param state whether it is good
 * @param words such as {@code expires in 43 days}
 */
public record Validity(State state, String words) {
  /** Fewer days than this are worth a colour: browsers' certificates live for 47 days at most. */
  private static final Duration SOON = Duration.ofDays(7);

  private static final int DAYS_OF_A_YEAR = 365;

  /** Whether a certificate is good. */
  public enum State {
    /** It is. */
    GOOD,
    /** For a few days more. */
    SOON_OVER,
    /** Not yet, or not any more. */
    BAD
  }

  /** That of a certificate at a time. */
  public static Validity of(Certificate content, Instant at) {
    if (at.isBefore(content.notBefore())) {
      Duration left = Duration.between(at, content.notBefore());
      return new Validity(State.BAD, "valid only in " + Words.roughly(left));
    }
    Duration left = Duration.between(at, content.notAfter());
    if (left.isNegative()) {
      return new Validity(State.BAD, "expired " + Words.roughly(left) + " ago");
    }
    State state = left.compareTo(SOON) < 0 ? State.SOON_OVER : State.GOOD;
    return new Validity(state, "expires in " + ahead(left));
  }

  /** Days, as long as one can picture so many; then years. */
  private static String ahead(Duration left) {
    long years = left.toDays() / DAYS_OF_A_YEAR;
    return years < 2 ? Words.roughly(left) : Words.count(years, "year");
  }

  Span span() {
    return switch (state) {
      case GOOD -> new Span(Tone.GOOD, words);
      case SOON_OVER -> new Span(Tone.WARNING, words);
      case BAD -> new Span(Tone.BAD_STRONG, words);
    };
  }
}

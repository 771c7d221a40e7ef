package dev.ascertain.net;

import dev.ascertain.observation.Stage;
import java.time.Duration;

/**
 * How long an examination may wait.
 *
 * @param step for each step: the lookup, connecting, the handshake, the HTTP answer ({@code
 *     --timeout})
 * @param overall for all of them together, counted from 0 on the examination's clock
 */
public record Timeouts(Duration step, Duration overall) {
  /** Longer waits help nobody, and sums of nanoseconds stay far from overflow. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Ten seconds for each step, thirty for everything. */
  public static final Timeouts DEFAULT = ofStep(Duration.ofSeconds(10));

  /**
   * Requires that both are positive and no longer than a day.
   *
   * @throws IllegalArgumentException if not
   */
  public Timeouts {
    requireSensible(step);
    requireSensible(overall);
  }

  /** This long for each step, and three times as long for everything, up to a day. */
  public static Timeouts ofStep(Duration step) {
    requireSensible(step);
    Duration overall = step.multipliedBy(3);
    return new Timeouts(step, overall.compareTo(LONGEST) < 0 ? overall : LONGEST);
  }

  /** The deadline of a step that begins now. */
  public Deadline deadline(Stage stage, long nowNanos) {
    long end = Math.min(nowNanos + step.toNanos(), overall.toNanos());
    return new Deadline(stage, nowNanos, end);
  }

  private static void requireSensible(Duration duration) {
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a timeout must be longer than 0 and at most 24 hours");
    }
  }
}

package dev.ascertain.net;

import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;

/**
 * When a step must be done.
 *
 * @param stage the step
 * @param startNanos when the step began
 * @param endNanos when it must be done, on the same clock
 */
public record Deadline(Stage stage, long startNanos, long endNanos) {

  /** Nanoseconds left; 0 or less if the deadline has passed. */
  public long remaining(long nowNanos) {
    return endNanos - nowNanos;
  }

  /** The failure to report once the deadline has passed. */
  NetworkFailure timedOut(String peer) {
    return new NetworkFailure.TimedOut(stage, peer, endNanos - startNanos);
  }
}

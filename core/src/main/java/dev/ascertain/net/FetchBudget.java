package dev.ascertain.net;

import dev.ascertain.observation.FetchFailure.BudgetUsedUp.Budget;
import java.util.Optional;

/** What is left of the {@link FetchLimits} of one examination; may be used by several threads. */
final class FetchBudget {
  private final FetchLimits limits;
  private int fetchesLeft;
  private long bytesLeft;
  private long endNanos;
  private boolean begun;

  FetchBudget(FetchLimits limits) {
    this.limits = limits;
    this.fetchesLeft = limits.fetches();
    this.bytesLeft = limits.bytes();
  }

  /**
   * Takes one fetch.
   *
   * @return what there is no more of; empty if the fetch may begin
   */
  synchronized Optional<Budget> begin(long nowNanos) {
    if (!begun) {
      begun = true;
      endNanos = nowNanos + limits.overall().toNanos();
    }
    if (nowNanos >= endNanos) {
      return Optional.of(Budget.TIME);
    }
    if (bytesLeft <= 0) {
      return Optional.of(Budget.BYTES);
    }
    if (fetchesLeft == 0) {
      return Optional.of(Budget.FETCHES);
    }
    fetchesLeft--;
    return Optional.empty();
  }

  /** When a fetch that begins now must be done. */
  synchronized long end(long nowNanos) {
    return Math.min(nowNanos + limits.request().toNanos(), endNanos);
  }

  /** Takes bytes that were read; returns whether there were that many left. */
  synchronized boolean take(int bytes) {
    bytesLeft -= bytes;
    return bytesLeft >= 0;
  }
}

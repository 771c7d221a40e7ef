package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Ticket keys that are replaced by themselves, so that one that leaks opens only the tickets of two
 * periods (RFC 9325 section 3.4: ticket keys "MUST be changed regularly"). Safe for many threads.
 */
public final class RotatingTicketKeys implements TicketKeys {
  private final Randomness randomness;
  private final InstantSource time;
  private final Duration period;
  private List<TicketKey> keys;
  private Instant next;

  /**
   * Keys of this process alone.
   *
   * @param randomness where keys come from; safe for many threads
   * @param time the time of day
   * @param period how long a key seals tickets, and then how long it still opens them
   */
  public RotatingTicketKeys(Randomness randomness, InstantSource time, Duration period) {
    this.randomness = randomness;
    this.time = time;
    this.period = period;
    this.keys = List.of(TicketKey.fresh(randomness));
    this.next = time.instant().plus(period);
  }

  @Override
  public synchronized List<TicketKey> current() {
    Instant now = time.instant();
    if (!now.isBefore(next)) {
      boolean lastIsTooOld = !now.isBefore(next.plus(period));
      TicketKey fresh = TicketKey.fresh(randomness);
      // The old key is left to the garbage collector: overwritten with zeros, it would be one that
      // everybody knows, and a thread that was given it just before would still open tickets with
      // it.
      keys = lastIsTooOld ? List.of(fresh) : List.of(fresh, keys.getFirst());
      next = now.plus(period);
    }
    return keys;
  }
}

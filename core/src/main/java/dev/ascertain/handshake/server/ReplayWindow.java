package dev.ascertain.handshake.server;

import dev.ascertain.wire.extension.Opaque;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers the ClientHellos whose early data was taken, so that none is taken twice (RFC 9846
 * section 8.2, "Client Hello Recording"). Safe for many threads.
 */
public final class ReplayWindow {
  private final InstantSource time;
  private final Duration window;
  private final int capacity;
  private final Instant start;
  private final Set<Opaque> seen = new HashSet<>();
  private final Deque<Entry> byAge = new ArrayDeque<>();

  private record Entry(Opaque key, Instant until) {}

  /**
   * An empty window.
   *
   * @param time the time of day
   * @param window how long a ClientHello is remembered: as long as a copy of it could pass for
   *     fresh, which is twice the tolerance of {@link EarlyData}
   * @param capacity the most ClientHellos it remembers; when full, all early data is refused
   */
  public ReplayWindow(InstantSource time, Duration window, int capacity) {
    this.time = time;
    this.window = window;
    this.capacity = capacity;
    this.start = time.instant();
  }

  /**
   * Whether this is the first of its kind; if so it is remembered.
   *
   * @param key what identifies a ClientHello: its PSK binder, once that is verified
   */
  synchronized boolean isFirst(Opaque key) {
    Instant now = time.instant();
    // RFC 9846 section 8.2: "When implementations are freshly started, they SHOULD reject 0-RTT as
    // long as any portion of their recording window overlaps the startup time."
    if (now.isBefore(start.plus(window))) {
      return false;
    }
    while (!byAge.isEmpty() && !now.isBefore(byAge.getFirst().until())) {
      seen.remove(byAge.removeFirst().key());
    }
    if (seen.size() >= capacity || !seen.add(key)) {
      return false;
    }
    byAge.addLast(new Entry(key, now.plus(window)));
    return true;
  }
}

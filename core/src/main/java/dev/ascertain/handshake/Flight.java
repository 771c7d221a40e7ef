package dev.ascertain.handshake;

import java.util.List;

/**
 * What one side sent without waiting for the other.
 *
 * @param sender who sent it
 * @param startNanos when its first event happened
 * @param endNanos when its last event happened
 * @param events its events, at least one
 */
public record Flight(Sender sender, long startNanos, long endNanos, List<Event> events) {
  /** Copies the events. */
  public Flight {
    events = List.copyOf(events);
  }
}

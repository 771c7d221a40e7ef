package dev.ascertain.handshake.server;

import java.util.List;

/** The keys that tickets are sealed with, as they are now. Safe for many threads. */
@FunctionalInterface
public interface TicketKeys {

  /** The keys, at least one: the first seals new tickets, all open old ones. */
  List<TicketKey> current();

  /** Keys that are never changed: for tests, and for those who rotate them elsewhere. */
  static TicketKeys of(TicketKey... keys) {
    List<TicketKey> fixed = List.of(keys);
    return () -> fixed;
  }
}

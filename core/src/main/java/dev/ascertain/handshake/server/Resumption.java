package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a server lets clients resume.
 *
 * @param ticketKeys seal and open tickets
 * @param time the time of day
 * @param lifetime how long a session may be resumed; at most seven days
 * @param tickets how many tickets a TLS 1.3 client gets after a handshake
 * @param sessions remembers TLS 1.2 sessions of clients that take no tickets; without it they
 *     cannot resume
 * @param earlyData how early data is taken; without it all is rejected
 * @param required whether clients that resume nothing are refused
 */
public record Resumption(
    TicketKeys ticketKeys,
    InstantSource time,
    Duration lifetime,
    int tickets,
    Optional<SessionCache> sessions,
    Optional<EarlyData> earlyData,
    boolean required) {

  /** RFC 9846 section 4.7.1: "Servers MUST NOT use any value greater than 604800 seconds". */
  public static final Duration MAX_LIFETIME = Duration.ofDays(7);

  /** Refuses lifetimes that TLS 1.3 forbids. */
  public Resumption {
    if (lifetime.compareTo(MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException("tickets that live for " + lifetime);
    }
  }

  /** Two tickets a connection, good for an hour, and nothing else. */
  public static Resumption with(TicketKeys ticketKeys, InstantSource time) {
    return new Resumption(
        ticketKeys, time, Duration.ofHours(1), 2, Optional.empty(), Optional.empty(), false);
  }

  /** This, with a memory for clients that take no tickets. */
  public Resumption and(SessionCache cache) {
    return new Resumption(
        ticketKeys, time, lifetime, tickets, Optional.of(cache), earlyData, required);
  }

  /** This, with early data. */
  public Resumption and(EarlyData early) {
    return new Resumption(
        ticketKeys, time, lifetime, tickets, sessions, Optional.of(early), required);
  }

  /** Refuses a client whose session is not resumed, if all are to be. */
  static void requireNone(Received received, ServerSettings settings) throws ViolationException {
    if (settings.resumption().filter(Resumption::required).isPresent()) {
      throw received.violation(
          Rule.NO_SESSION_TO_RESUME, "a session of ours to resume", "none that can be resumed");
    }
  }

  /** Whether a session is neither too old nor from the future. */
  boolean isAlive(Session session) {
    long age = time.millis() - session.issued();
    return age >= 0 && age <= lifetime.toMillis();
  }
}

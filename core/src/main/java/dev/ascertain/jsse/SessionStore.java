package dev.ascertain.jsse;

import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.server.Resumption;
import dev.ascertain.handshake.server.SessionCache;
import dev.ascertain.handshake.server.TicketKeys;
import dev.ascertain.wire.extension.Opaque;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one side of a context, kept in memory.
 *
 * <p>A client keeps them by server. A server gives them to its clients as tickets, and keeps none
 * itself but those of TLS 1.2 clients that take no tickets; so it cannot list them.
 *
 * <p>Safe for use by several threads.
 */
final class SessionStore implements SSLSessionContext {
  private static final int DEFAULT_SIZE = 20_480;
  private static final int DEFAULT_TIMEOUT_SECONDS = 86_400;

  private final InstantSource time;
  private final Map<Server, AscertainSession> sessions = new LinkedHashMap<>(16, 0.75f, true);
  private SessionCache withoutTickets = new SessionCache(DEFAULT_SIZE);
  private int size = DEFAULT_SIZE;
  private int timeoutSeconds = DEFAULT_TIMEOUT_SECONDS;

  /**
   * The server that a session is with, and how its certificate was judged.
   *
   * @param host as the caller named it
   * @param serverName what was asked for
   * @param identification the endpoint identification algorithm; empty for none
   */
  record Server(
      String host, int port, Optional<String> serverName, Optional<String> identification) {}

  /**
   * A session to resume.
   *
   * @param session what is known of the peer
   * @param by what to resume it by
   */
  record Resumable(AscertainSession session, ClientSession by) {}

  SessionStore(InstantSource time) {
    this.time = time;
  }

  /** Keeps the session of a client. */
  synchronized void put(Server server, AscertainSession session) {
    if (session.isValid()) {
      sessions.put(server, session);
      trim();
    }
  }

  /** A session with a server that can be resumed. */
  synchronized Optional<Resumable> find(Server server) {
    AscertainSession session = sessions.get(server);
    if (session == null) {
      return Optional.empty();
    }
    if (!session.isValid()) {
      sessions.remove(server);
      return Optional.empty();
    }
    return session.takeResumable().map(by -> new Resumable(session, by));
  }

  /** Forgets a session, and whatever else came of the same handshake. */
  synchronized void remove(AscertainSession session) {
    sessions.values().removeIf(kept -> kept.id().equals(session.id()));
  }

  /** Whether a session is not too old. */
  synchronized boolean isFresh(AscertainSession session) {
    return timeoutSeconds == 0
        || time.millis() - session.getCreationTime() < timeoutSeconds * 1000L;
  }

  /**
   * How a server lets clients resume.
   *
   * @param required whether all must
   */
  synchronized Resumption resumption(TicketKeys keys, boolean required) {
    Duration wanted = Duration.ofSeconds(timeoutSeconds);
    Duration lifetime =
        wanted.isZero() || wanted.compareTo(Resumption.MAX_LIFETIME) > 0
            ? Resumption.MAX_LIFETIME
            : wanted;
    return new Resumption(
        keys, time, lifetime, 2, Optional.of(withoutTickets), Optional.empty(), required);
  }

  @Override
  public synchronized @Nullable SSLSession getSession(byte[] sessionId) {
    Opaque id = new Opaque(sessionId);
    return sessions.values().stream()
        .filter(session -> session.id().equals(id) && session.isValid())
        .findFirst()
        .orElse(null);
  }

  @Override
  public synchronized Enumeration<byte[]> getIds() {
    List<byte[]> ids =
        sessions.values().stream()
            .filter(AscertainSession::isValid)
            .map(AscertainSession::getId)
            .toList();
    return Collections.enumeration(ids);
  }

  @Override
  public synchronized void setSessionTimeout(int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException("a timeout of " + seconds + " seconds");
    }
    timeoutSeconds = seconds;
    sessions.values().removeIf(session -> !session.isValid());
  }

  @Override
  public synchronized int getSessionTimeout() {
    return timeoutSeconds;
  }

  @Override
  public synchronized void setSessionCacheSize(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("a cache for " + value + " sessions");
    }
    size = value;
    withoutTickets = new SessionCache(value == 0 ? Integer.MAX_VALUE : value);
    trim();
  }

  @Override
  public synchronized int getSessionCacheSize() {
    return size;
  }

  private void trim() {
    Iterator<AscertainSession> eldest = sessions.values().iterator();
    while (size > 0 && sessions.size() > size) {
      eldest.next();
      eldest.remove();
    }
  }
}

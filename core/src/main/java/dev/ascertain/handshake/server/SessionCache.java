package dev.ascertain.handshake.server;

import dev.ascertain.wire.extension.Opaque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * TLS 1.2 sessions by their session id (RFC 5246 section 7.4.1.2). When it is full, the one used
 * least recently is forgotten. Safe for many threads.
 */
public final class SessionCache {
  private final Map<Opaque, Session> sessions;

  /**
   * An empty cache.
   *
   * @param capacity the most sessions it keeps
   */
  public SessionCache(int capacity) {
    sessions =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Opaque, Session> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized void put(Opaque id, Session session) {
    sessions.put(id, session);
  }

  synchronized Optional<Session> find(Opaque id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /** How many sessions it keeps. */
  public synchronized int size() {
    return sessions.size();
  }
}

package dev.ascertain.handshake.client;

import dev.ascertain.wire.extension.Opaque;
import java.util.List;
import java.util.Optional;

/**
 * What client and server share from before the connection.
 *
 * @param session a session to resume
 * @param external keys that were agreed on otherwise; for TLS 1.3 only
 * @param earlyData what to send along with the ClientHello (RFC 9846 section 2.3), if the session
 *     is of TLS 1.3 and its server takes so much; else it is not sent
 */
public record PriorKeys(
    Optional<ClientSession> session, List<ExternalPsk> external, Opaque earlyData) {
  /** Nothing. */
  public static final PriorKeys NONE = new PriorKeys(Optional.empty(), List.of(), Opaque.EMPTY);

  /** Copies the list. */
  public PriorKeys {
    external = List.copyOf(external);
  }

  /** A session to resume, without early data. */
  public static PriorKeys of(ClientSession session) {
    return new PriorKeys(Optional.of(session), List.of(), Opaque.EMPTY);
  }

  /** A session to resume, with early data. */
  public static PriorKeys of(ClientSession session, byte[] earlyData) {
    return new PriorKeys(Optional.of(session), List.of(), new Opaque(earlyData));
  }

  /** Keys that were agreed on otherwise. */
  public static PriorKeys of(ExternalPsk... external) {
    return new PriorKeys(Optional.empty(), List.of(external), Opaque.EMPTY);
  }

  /** What can be offered in TLS 1.3. */
  PriorKeys in13() {
    return new PriorKeys(session13().map(ClientSession.class::cast), external, earlyData);
  }

  /** The session, if it is one of TLS 1.2. */
  Optional<ClientSession.Tls12> session12() {
    return session
        .filter(ClientSession.Tls12.class::isInstance)
        .map(ClientSession.Tls12.class::cast);
  }

  /** The session, if it is one of TLS 1.3. */
  Optional<ClientSession.Tls13> session13() {
    return session
        .filter(ClientSession.Tls13.class::isInstance)
        .map(ClientSession.Tls13.class::cast);
  }
}

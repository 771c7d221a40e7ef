package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SessionTicket;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.Optional;

/** Whether a TLS 1.2 ClientHello resumes a session (RFC 5246 section 7.3, RFC 5077 section 3.4). */
final class Resumption12 {
  private Resumption12() {}

  /** The session to resume; empty for a full handshake. */
  static Optional<Session> find(ServerSettings settings, Received received, ClientHello hello)
      throws ViolationException {
    Optional<Session> offered =
        settings
            .resumption()
            .flatMap(resumption -> offered(settings, resumption, hello))
            .filter(session -> isResumable(settings, hello, session));
    if (offered.isEmpty()) {
      return offered;
    }
    // RFC 7627 section 5.3: "If the original session used the "extended_master_secret" extension
    // but the new ClientHello does not contain it, the server MUST abort the abbreviated
    // handshake." "If the original session did not use [it] but the new ClientHello contains the
    // extension, then the server MUST NOT perform the abbreviated handshake. Instead, it SHOULD
    // continue with a full handshake".
    boolean extended = hello.extensions().has(ExtensionType.EXTENDED_MASTER_SECRET);
    if (offered.get().extendedMasterSecret() && !extended) {
      throw received.violation(
          Rule.MISSING_EXTENSION,
          "extensions",
          "extended_master_secret, as in the session that is resumed",
          "none");
    }
    return offered.filter(session -> session.extendedMasterSecret() == extended);
  }

  // RFC 5077 section 3.4: "If a server is presented with both a ticket and a session ID, the server
  // should use the ticket" when it accepts it.
  private static Optional<Session> offered(
      ServerSettings settings, Resumption resumption, ClientHello hello) {
    Optional<Session> byTicket =
        hello
            .extensions()
            .find(SessionTicket.class)
            .map(SessionTicket::ticket)
            .flatMap(ticket -> Ticket.open(settings.crypto(), resumption.ticketKeys(), ticket));
    return byTicket.or(() -> byId(resumption, hello.legacySessionId()));
  }

  private static Optional<Session> byId(Resumption resumption, Opaque id) {
    return id.length() == 0
        ? Optional.empty()
        : resumption.sessions().flatMap(cache -> cache.find(id));
  }

  private static boolean isResumable(ServerSettings settings, ClientHello hello, Session session) {
    // RFC 5246 section 7.4.1.2: the ClientHello "MUST include at least the cipher_suite from that
    // session"; RFC 6066 section 3: "If, on the other hand, the server_name [...] does not match
    // the one in the cached session, the server MUST NOT accept the request to resume the session."
    return session.version().equals(ProtocolVersion.TLS_1_2)
        && settings.resumption().orElseThrow().isAlive(session)
        && settings.preferences().cipherSuites().contains(session.cipherSuite())
        && hello.cipherSuites().contains(session.cipherSuite())
        && session.serverName().equals(CredentialChoice.hostName(hello.extensions()))
        && session.satisfies(settings.clientAuthentication());
  }
}

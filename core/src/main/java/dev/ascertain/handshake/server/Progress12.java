package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Dialect;
import java.util.Optional;

/**
 * What TLS 1.2 states after ServerHello carry on.
 *
 * @param transcript the hash of all messages so far
 * @param sessionId that of a new session, by which it can be resumed; else empty
 * @param serverName the name the client asked for
 * @param ticketPromised whether ServerHello announced a NewSessionTicket
 */
record Progress12(
    ServerSettings settings,
    CipherSuiteParameters suite,
    TranscriptHash transcript,
    Negotiated negotiated,
    Opaque clientRandom,
    Opaque serverRandom,
    Opaque sessionId,
    Optional<String> serverName,
    boolean ticketPromised) {

  /** The formats of the messages that depend on the key exchange. */
  Dialect dialect() {
    return new Dialect(negotiated.version(), suite.keyExchange());
  }
}

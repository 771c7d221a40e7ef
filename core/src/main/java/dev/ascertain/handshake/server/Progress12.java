package dev.ascertain.handshake.server;

import dev.ascertain.handshake.CertificateJudge.Presented;
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
 * @param client what the client presented, and proved to have the key of
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
    Optional<Presented> client,
    boolean ticketPromised) {

  /** This, once the client has proven its key. */
  Progress12 with(ClientIdentity identity) {
    return new Progress12(
        settings,
        suite,
        transcript,
        negotiated,
        clientRandom,
        serverRandom,
        sessionId,
        serverName,
        Optional.of(identity.presented()),
        ticketPromised);
  }

  /** The formats of the messages that depend on the key exchange. */
  Dialect dialect() {
    return new Dialect(negotiated.version(), suite.keyExchange());
  }
}

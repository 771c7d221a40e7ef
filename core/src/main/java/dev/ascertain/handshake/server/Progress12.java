package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Dialect;

/**
 * What TLS 1.2 states after ServerHello carry on.
 *
 * @param transcript the hash of all messages so far
 */
record Progress12(
    ServerSettings settings,
    CipherSuiteParameters suite,
    TranscriptHash transcript,
    Negotiated negotiated,
    Opaque clientRandom,
    Opaque serverRandom) {

  /** The formats of the messages that depend on the key exchange. */
  Dialect dialect() {
    return new Dialect(negotiated.version(), suite.keyExchange());
  }
}

package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.HandshakeKeys13;
import dev.ascertain.handshake.keys.TranscriptHash;

/**
 * What TLS 1.3 states after ServerHello carry on.
 *
 * @param transcript the hash of all messages so far
 * @param keys the handshake phase of the key schedule
 */
record Progress13(
    CipherSuiteParameters suite,
    TranscriptHash transcript,
    HandshakeKeys13 keys,
    Negotiated negotiated) {

  Progress13 with(Negotiated value) {
    return new Progress13(suite, transcript, keys, value);
  }
}

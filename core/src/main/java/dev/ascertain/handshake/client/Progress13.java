package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.HandshakeKeys13;
import dev.ascertain.handshake.keys.TranscriptHash;
import java.util.OptionalInt;

/**
 * What TLS 1.3 states after ServerHello carry on.
 *
 * @param transcript the hash of all messages so far
 * @param keys the handshake phase of the key schedule
 * @param psk selected_identity: the pre-shared key that the server took
 * @param earlyData whether early data is still under way: sent, and not refused
 */
record Progress13(
    CipherSuiteParameters suite,
    TranscriptHash transcript,
    HandshakeKeys13 keys,
    Negotiated negotiated,
    OptionalInt psk,
    boolean earlyData) {

  Progress13 with(Negotiated value) {
    return new Progress13(suite, transcript, keys, value, psk, earlyData);
  }

  Progress13 withoutEarlyData() {
    return new Progress13(suite, transcript, keys, negotiated, psk, false);
  }
}

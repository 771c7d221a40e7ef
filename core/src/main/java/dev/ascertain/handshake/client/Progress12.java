package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.Finished;
import java.util.List;
import java.util.Optional;

/**
 * What TLS 1.2 states after ServerHello carry on.
 *
 * @param transcript the hash of all messages so far
 * @param statusExpected whether the server announced a CertificateStatus (RFC 6066 section 8)
 * @param ticketExpected whether the server announced a NewSessionTicket (RFC 5077 section 3.2)
 * @param timestamps the SCT list of the ServerHello
 * @param sessionId by which the server would resume the session; empty for not at all
 */
record Progress12(
    CipherSuiteParameters suite,
    TranscriptHash transcript,
    Negotiated negotiated,
    Opaque serverRandom,
    boolean statusExpected,
    boolean ticketExpected,
    Optional<byte[]> timestamps,
    Opaque sessionId) {

  Progress12 with(Negotiated value) {
    return new Progress12(
        suite,
        transcript,
        value,
        serverRandom,
        statusExpected,
        ticketExpected,
        timestamps,
        sessionId);
  }

  /** Our ChangeCipherSpec and Finished (RFC 5246 section 7.4.9). */
  List<Action> finish(MasterSecret12 keys, Randomness randomness) {
    Finished finished = new Finished(new Opaque(keys.clientFinished(transcript.current())));
    byte[] bytes = finished.encode();
    transcript.add(bytes);
    return List.of(
        new Action.SendChangeCipherSpec(),
        new Action.WriteUnder(
            keys.clientProtection(negotiated.encryptThenMac(), randomness), Epoch.APPLICATION),
        new Action.Send(finished, bytes, dialect()));
  }

  /** The formats of the messages that depend on the key exchange. */
  Dialect dialect() {
    return new Dialect(negotiated.version(), suite.keyExchange());
  }
}

package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The only flight of an abbreviated TLS 1.2 handshake, in which the server finishes first (RFC 5246
 * section 7.3, figure 2).
 */
final class ResumedFlight12 {
  private ResumedFlight12() {}

  /** Sends it all, and waits for the client to change its keys and finish too. */
  static Step send(
      ServerSettings settings,
      Received received,
      ClientHello hello,
      Session session,
      Negotiated negotiated,
      Optional<RecordLimits> limits) {
    CipherSuiteParameters suite = CipherSuiteParameters.of(session.cipherSuite()).orElseThrow();
    // RFC 5246 section 7.4.1.3: "If the ClientHello.session_id was non-empty, the server will look
    // in its session cache for a match. If a match is found [...], the server will respond with the
    // same value as was supplied by the client"; RFC 5077 section 3.4 has it so with tickets too.
    List<Extension> answers = limits.map(RecordLimits::answer).stream().toList();
    ServerHello serverHello =
        ServerHello12.of(settings, hello, negotiated, hello.legacySessionId(), answers);
    TranscriptHash transcript = TranscriptHash.of(settings.crypto(), suite.hash());
    transcript.add(received.bytes());
    Progress12 progress =
        new Progress12(
            settings,
            suite,
            transcript,
            negotiated,
            hello.random(),
            serverHello.random(),
            Opaque.EMPTY,
            Optional.empty(),
            session.client(),
            false);
    MasterSecret12 keys =
        MasterSecret12.resumed(
            settings.crypto(),
            suite,
            session.secret(),
            hello.random(),
            serverHello.random(),
            settings.keyLog());

    List<Action> actions = new ArrayList<>();
    actions.add(new Action.Agree(negotiated));
    actions.add(send(progress, serverHello));
    limits.map(RecordLimits::action).ifPresent(actions::add);
    actions.add(new Action.SendChangeCipherSpec());
    actions.add(
        new Action.WriteUnder(
            keys.serverProtection(negotiated.encryptThenMac(), settings.randomness()),
            Epoch.APPLICATION));
    actions.add(
        send(progress, new Finished(new Opaque(keys.serverFinished(transcript.current())))));
    return new Step(new ExpectChangeCipherSpec(progress, keys, true), actions);
  }

  private static Action send(Progress12 progress, HandshakeMessage message) {
    byte[] bytes = message.encode();
    progress.transcript().add(bytes);
    Dialect dialect = progress.dialect();
    return new Action.Send(message, bytes, dialect);
  }
}

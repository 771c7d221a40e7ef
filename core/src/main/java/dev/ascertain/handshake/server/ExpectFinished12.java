package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.Finished;

/** TLS 1.2: the client's Finished, which ours answers (RFC 5246 section 7.4.9). */
record ExpectFinished12(Progress12 progress, MasterSecret12 keys) implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof Finished message)) {
      throw received.unexpected(expected());
    }
    // RFC 5246 section 7.4.9: "Recipients of Finished messages MUST verify that the contents are
    // correct."
    byte[] verifyData = message.verifyData().bytes();
    if (!keys.clientFinishedIs(verifyData, progress.transcript().current())) {
      throw received.violation(
          Rule.BAD_FINISHED, "verify_data", "the PRF over the handshake so far", "another value");
    }
    progress.transcript().add(received.bytes());
    Finished finished =
        new Finished(new Opaque(keys.serverFinished(progress.transcript().current())));
    return Step.to(
        new Connected12(progress.dialect()),
        new Action.SendChangeCipherSpec(),
        new Action.WriteUnder(
            keys.serverProtection(
                progress.negotiated().encryptThenMac(), progress.settings().randomness()),
            Epoch.APPLICATION),
        new Action.Send(finished, finished.encode(), dialect()),
        new Action.Note(Event.Completed::new));
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    return "Finished";
  }
}

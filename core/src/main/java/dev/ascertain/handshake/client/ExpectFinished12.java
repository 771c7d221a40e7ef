package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.KeyExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TLS 1.2: the server's Finished, the last message of the handshake (RFC 5246 section 7.4.9). */
record ExpectFinished12(Progress12 progress, MasterSecret12 keys) implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof Finished message)) {
      throw received.unexpected(expected());
    }
    // RFC 5246 section 7.4.9: "Recipients of Finished messages MUST verify that the contents are
    // correct."
    byte[] verifyData = message.verifyData().bytes();
    if (!keys.serverFinishedIs(verifyData, progress.transcript().current())) {
      throw received.violation(
          Rule.BAD_FINISHED, "verify_data", "the PRF over the handshake so far", "another value");
    }
    List<Action> actions = new ArrayList<>();
    if (progress.suite().keyExchange() == KeyExchange.RSA) {
      // Only the holder of the private key could decrypt the premaster secret and so derive these
      // keys.
      actions.add(
          new Action.Note(
              nanos -> new Event.KeyProven(nanos, KeyProof.RSA_KEY_EXCHANGE, Optional.empty())));
    }
    actions.add(new Action.Note(Event.Completed::new));
    return new Step(new Connected12(progress.dialect()), actions);
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

package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.KeyExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * TLS 1.2: the server's Finished: the last message of the handshake, or, if a session is resumed,
 * what ours answers (RFC 5246 section 7.4.9).
 *
 * @param ticket what the server sent to resume by
 */
record ExpectFinished12(
    ClientContext context,
    Progress12 progress,
    MasterSecret12 keys,
    Optional<Opaque> ticket,
    boolean resumed)
    implements ClientState {

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
    if (resumed) {
      progress.transcript().add(received.bytes());
      actions.add(
          new Action.Note(
              nanos -> new Event.KeyProven(nanos, KeyProof.PRE_SHARED_KEY, Optional.empty())));
      actions.addAll(progress.finish(keys, context.settings().randomness()));
    } else if (progress.suite().keyExchange() == KeyExchange.RSA) {
      // Only the holder of the private key could decrypt the premaster secret and so derive these
      // keys.
      actions.add(
          new Action.Note(
              nanos -> new Event.KeyProven(nanos, KeyProof.RSA_KEY_EXCHANGE, Optional.empty())));
    }
    keep();
    actions.add(context.completed(received));
    return new Step(new Connected12(progress.dialect(), keys), actions);
  }

  /** Keeps what the server would resume by: a new ticket, or its session id. */
  private void keep() {
    // RFC 5077 section 3.3: a server that "does not wish to provide a new ticket [...] includes a
    // zero-length ticket".
    Opaque newTicket = ticket.orElse(Opaque.EMPTY);
    boolean byId = !resumed && ticket.isEmpty() && progress.sessionId().length() > 0;
    if (newTicket.length() > 0 || byId) {
      context
          .settings()
          .sessions()
          .accept(
              new ClientSession.Tls12(
                  progress.negotiated().cipherSuite(),
                  context.serverName(),
                  keys.secret(),
                  byId ? progress.sessionId() : Opaque.EMPTY,
                  newTicket,
                  progress.negotiated().extendedMasterSecret(),
                  progress.negotiated().version()));
    }
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    return "Finished";
  }

  @Override
  public void forget() {
    keys.destroy();
  }
}

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
import dev.ascertain.wire.handshake.NewSessionTicket12;
import java.util.ArrayList;
import java.util.List;

/**
 * TLS 1.2: the client's Finished, which ours answers (RFC 5246 section 7.4.9).
 *
 * @param resumed whether ours went first, as it does when a session is resumed
 */
record ExpectFinished12(Progress12 progress, MasterSecret12 keys, boolean resumed)
    implements ServerState {

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
    List<Action> actions = new ArrayList<>();
    if (!resumed) {
      issue(actions);
      finish(actions);
    }
    actions.add(new Action.Note(Event.Completed::new));
    return new Step(new Connected12(progress.dialect(), keys), actions);
  }

  private void finish(List<Action> actions) {
    actions.add(new Action.SendChangeCipherSpec());
    actions.add(
        new Action.WriteUnder(
            keys.serverProtection(
                progress.negotiated().encryptThenMac(), progress.settings().randomness()),
            Epoch.APPLICATION));
    byte[] verifyData = keys.serverFinished(progress.transcript().current());
    Finished finished = new Finished(new Opaque(verifyData));
    actions.add(new Action.Send(finished, finished.encode(), dialect()));
  }

  /** Lets the client resume: by ticket, if it was promised one, or by session id. */
  private void issue(List<Action> actions) {
    if (progress.settings().resumption().isEmpty()) {
      return;
    }
    Resumption resumption = progress.settings().resumption().get();
    Session session =
        new Session(
            progress.negotiated().version(),
            progress.negotiated().cipherSuite(),
            keys.secret(),
            progress.negotiated().extendedMasterSecret(),
            progress.serverName(),
            progress.negotiated().applicationProtocol(),
            resumption.time().millis(),
            0,
            progress.client());
    boolean kept = session.mayBeKept();
    if (progress.ticketPromised()) {
      // RFC 5077 section 3.3: "This message MUST be sent if the server included a SessionTicket
      // extension in the ServerHello", before its ChangeCipherSpec.
      // "If the server determines that it does not want to include a ticket after it has included
      // the SessionTicket extension in the ServerHello, then it sends a zero-length ticket".
      Opaque sealed =
          !kept
              ? Opaque.EMPTY
              : Ticket.seal(
                  progress.settings().crypto(),
                  progress.settings().randomness(),
                  resumption.ticketKeys(),
                  session);
      NewSessionTicket12 ticket = new NewSessionTicket12(resumption.lifetime().toSeconds(), sealed);
      byte[] bytes = ticket.encode();
      progress.transcript().add(bytes);
      actions.add(new Action.Send(ticket, bytes, dialect()));
    } else if (kept && progress.sessionId().length() > 0) {
      resumption.sessions().ifPresent(cache -> cache.put(progress.sessionId(), session));
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

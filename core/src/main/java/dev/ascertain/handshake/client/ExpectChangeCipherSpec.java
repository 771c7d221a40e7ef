package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.NewSessionTicket12;
import java.util.Optional;

/**
 * TLS 1.2: the server switches to its keys, after the ticket it may have promised (RFC 5077 section
 * 3.3).
 *
 * @param ticket what it sent to resume by
 * @param resumed whether a session is resumed, so that the server finishes first; else our Finished
 *     is out
 */
record ExpectChangeCipherSpec(
    ClientContext context,
    Progress12 progress,
    MasterSecret12 keys,
    boolean ticketMayCome,
    Optional<Opaque> ticket,
    boolean resumed)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!ticketMayCome || !(received.message() instanceof NewSessionTicket12 message)) {
      throw received.unexpected(expected());
    }
    progress.transcript().add(received.bytes());
    return Step.to(
        new ExpectChangeCipherSpec(
            context, progress, keys, false, Optional.of(message.ticket()), resumed));
  }

  @Override
  public Step onChangeCipherSpec() {
    return Step.to(
        new ExpectFinished12(context, progress, keys, ticket, resumed),
        new Action.ReadUnder(
            keys.serverProtection(
                progress.negotiated().encryptThenMac(), context.settings().randomness()),
            Epoch.APPLICATION));
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    return ticketMayCome ? "NewSessionTicket or ChangeCipherSpec" : "ChangeCipherSpec";
  }

  @Override
  public void forget() {
    keys.destroy();
  }
}

package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.NewSessionTicket12;

/**
 * TLS 1.2: our Finished is out; the server switches to its keys, after the ticket it may have
 * promised (RFC 5077 section 3.3).
 */
record ExpectChangeCipherSpec(
    ClientContext context, Progress12 progress, MasterSecret12 keys, boolean ticketMayCome)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!ticketMayCome || !(received.message() instanceof NewSessionTicket12)) {
      throw received.unexpected(expected());
    }
    progress.transcript().add(received.bytes());
    return Step.to(new ExpectChangeCipherSpec(context, progress, keys, false));
  }

  @Override
  public Step onChangeCipherSpec() {
    return Step.to(
        new ExpectFinished12(progress, keys),
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
}

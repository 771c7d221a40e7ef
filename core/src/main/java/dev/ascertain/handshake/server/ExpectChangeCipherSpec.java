package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;

/**
 * TLS 1.2: the client switches to its keys (RFC 5246 section 7.1).
 *
 * @param resumed whether our Finished went first, as it does when a session is resumed
 */
record ExpectChangeCipherSpec(Progress12 progress, MasterSecret12 keys, boolean resumed)
    implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    throw received.unexpected(expected());
  }

  @Override
  public Step onChangeCipherSpec() {
    return Step.to(
        new ExpectFinished12(progress, keys, resumed),
        new Action.ReadUnder(
            keys.clientProtection(
                progress.negotiated().encryptThenMac(), progress.settings().randomness()),
            Epoch.APPLICATION));
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    return "ChangeCipherSpec";
  }

  @Override
  public void forget() {
    keys.destroy();
  }
}

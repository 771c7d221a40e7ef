package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import java.util.Optional;

/** TLS 1.2: application data flows. Renegotiation is declined. */
record Connected12(Dialect dialect, MasterSecret12 keys) implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof ClientHello)) {
      throw received.unexpected(expected());
    }
    // RFC 5246 section 7.2.2: no_renegotiation is sent "by the server in response to a client hello
    // after initial handshaking [...]. This message is always a warning."
    return Step.to(this, new Action.Warn(AlertDescription.NO_RENEGOTIATION));
  }

  @Override
  public byte[] exportKeyingMaterial(String label, Optional<byte[]> context, int length) {
    return keys.export(label, context, length);
  }

  @Override
  public Step onApplicationData(int length) {
    return Step.to(this);
  }

  @Override
  public String expected() {
    return "ClientHello or application data";
  }

  @Override
  public void forget() {
    keys.destroy();
  }
}

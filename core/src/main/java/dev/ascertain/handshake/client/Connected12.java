package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRequest;
import java.util.Optional;

/** TLS 1.2: application data flows. Renegotiation is declined (RFC 5246 section 7.4.1.1). */
record Connected12(Dialect dialect, MasterSecret12 keys) implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof HelloRequest)) {
      throw received.unexpected(expected());
    }
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
  public boolean ignores(HandshakeMessage message) {
    return false;
  }

  @Override
  public String expected() {
    return "HelloRequest or application data";
  }

  @Override
  public void forget() {
    keys.destroy();
  }
}

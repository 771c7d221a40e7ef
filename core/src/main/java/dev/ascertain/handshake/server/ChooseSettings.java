package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import java.util.Optional;

/** The client speaks first; what it asks for decides the settings as well. */
record ChooseSettings(SettingsChoice choice) implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof ClientHello hello)) {
      throw received.unexpected(expected());
    }
    return new ExpectClientHello(choice.of(hello), Optional.empty()).on(received);
  }

  @Override
  public Dialect dialect() {
    return Dialect.INITIAL;
  }

  @Override
  public String expected() {
    return "ClientHello";
  }
}

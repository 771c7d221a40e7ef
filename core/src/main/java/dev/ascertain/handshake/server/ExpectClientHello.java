package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import java.util.Optional;

/**
 * The client speaks first; what it offers decides the version.
 *
 * @param retry what our HelloRetryRequest settled, after one
 */
record ExpectClientHello(ServerSettings settings, Optional<Retry> retry) implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof ClientHello hello)) {
      throw received.unexpected(expected());
    }
    ClientHelloRules.checkExtensions(received, hello);
    ProtocolVersion version = VersionChoice.of(received, hello, settings.preferences());
    if (retry.isPresent() && !version.equals(ProtocolVersion.TLS_1_3)) {
      throw received.violation(
          Rule.CHANGED_AFTER_RETRY, "versions", "TLS 1.3, as before", version.toString());
    }
    return version.equals(ProtocolVersion.TLS_1_3)
        ? ClientHello13.answer(settings, received, hello, retry)
        : ClientHello12.answer(settings, received, hello);
  }

  // RFC 9846 section 4.3.2: "When a server is operating statelessly, it may receive an unprotected
  // record of type change_cipher_spec between the first and second ClientHello [...]. Since the
  // server is not storing any state, this will appear as if it were the first message to be
  // received. Servers operating statelessly MUST ignore these records."
  @Override
  public Step onChangeCipherSpec() throws ViolationException {
    return retry.isPresent() || settings.cookieKey().isPresent()
        ? Step.to(this)
        : ServerState.super.onChangeCipherSpec();
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

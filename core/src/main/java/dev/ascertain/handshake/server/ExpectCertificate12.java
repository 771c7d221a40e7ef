package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Dialect;
import java.util.Optional;

/** TLS 1.2: the certificates we asked the client for (RFC 5246 section 7.4.6). */
record ExpectCertificate12(Progress12 progress, KeyExchange12 exchange, ClientAuthentication asked)
    implements ServerState {

  // RFC 5246 section 7.4.6: the client "MUST send a certificate message containing no certificates"
  // if it has none that suits.
  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof Certificate12 message)) {
      throw received.unexpected(expected());
    }
    Optional<ClientIdentity> identity = ClientIdentity.of(received, asked, message.certificates());
    progress.transcript().add(received.bytes());
    var next = new ExpectClientKeyExchange(progress, exchange, identity);
    return identity.isEmpty() ? Step.to(next) : Step.to(next, ClientIdentity.accepted());
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    return "Certificate";
  }

  @Override
  public void forget() {
    exchange.forget();
  }
}

package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.RawPublicKey12;
import java.util.List;
import java.util.Optional;

/** TLS 1.2: the certificates we asked the client for (RFC 5246 section 7.4.6). */
record ExpectCertificate12(Progress12 progress, KeyExchange12 exchange, ClientAuthentication asked)
    implements ServerState {

  // RFC 5246 section 7.4.6: the client "MUST send a certificate message containing no certificates"
  // if it has none that suits.
  @Override
  public Step on(Received received) throws ViolationException {
    List<byte[]> certificates =
        switch (received.message()) {
          case Certificate12 message -> message.certificates();
          case RawPublicKey12 message ->
              message.subjectPublicKeyInfo().length() == 0
                  ? List.of()
                  : List.of(message.subjectPublicKeyInfo().bytes());
          default -> throw received.unexpected(expected());
        };
    Optional<ClientIdentity> identity = ClientIdentity.of(received, asked, certificates);
    progress.transcript().add(received.bytes());
    var next = new ExpectClientKeyExchange(progress, exchange, identity);
    return identity.isEmpty() ? Step.to(next) : Step.to(next, ClientIdentity.accepted());
  }

  @Override
  public Dialect dialect() {
    return progress.negotiated().certificateTypes().ofClient(progress.dialect());
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

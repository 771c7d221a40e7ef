package dev.ascertain.handshake.server;

import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.Dialect;

/** TLS 1.3: the client proves that it holds its certificate's key (RFC 9846 section 4.5.2). */
record ExpectCertificateVerify13(ExpectFinished13 next, ClientIdentity identity)
    implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof CertificateVerify message)) {
      throw received.unexpected(expected());
    }
    ServerSettings settings = next.settings();
    Action proven =
        identity.check(
            received,
            settings.crypto(),
            CertificateRequests.schemes13(settings.preferences()),
            message,
            HandshakeSignature.clientContent13(next.transcript().current()));
    next.transcript().add(received.bytes());
    return Step.to(next.with(identity), proven);
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "CertificateVerify";
  }

  @Override
  public void forget() {
    next.forget();
  }
}

package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.Dialect;

/** TLS 1.2: the client proves that it holds its certificate's key (RFC 5246 section 7.4.8). */
record ExpectCertificateVerify12(Progress12 progress, MasterSecret12 keys, ClientIdentity identity)
    implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof CertificateVerify message)) {
      throw received.unexpected(expected());
    }
    ServerSettings settings = progress.settings();
    // RFC 5246 section 7.4.8: "Here handshake_messages refers to all handshake messages sent or
    // received, starting at client hello and up to, but not including, this message".
    Action proven =
        identity.check(
            received,
            settings.crypto(),
            settings.preferences().signatureSchemes(),
            message,
            progress.transcript().messages());
    progress.transcript().add(received.bytes());
    return Step.to(new ExpectChangeCipherSpec(progress.with(identity), keys, false), proven);
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    return "CertificateVerify";
  }

  @Override
  public void forget() {
    keys.destroy();
  }
}

package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import java.util.Optional;

/** TLS 1.3: the first message under encryption (RFC 9846 section 4.4.1). */
record ExpectEncryptedExtensions(ClientContext context, Progress13 progress)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof EncryptedExtensions message)) {
      throw received.unexpected(expected());
    }
    ExtensionRules.check13(
        received, message.extensions(), Placement.ENCRYPTED_EXTENSIONS, context.offer());
    Optional<String> protocol =
        ExtensionRules.applicationProtocol(received, message.extensions(), context.offer());
    Negotiated negotiated =
        protocol.map(progress.negotiated()::withApplicationProtocol).orElse(progress.negotiated());
    progress.transcript().add(received.bytes());
    return Step.to(
        new ExpectCertificateRequest13(context, progress.with(negotiated)),
        new Action.Agree(negotiated));
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "EncryptedExtensions";
  }
}

package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.RawPublicKey12;
import java.util.List;
import java.util.Map;

/** TLS 1.2: the server's certificates (RFC 5246 section 7.4.2). */
record ExpectCertificate12(ClientContext context, Progress12 progress) implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    List<byte[]> certificates =
        switch (received.message()) {
          case Certificate12 message -> message.certificates();
          case RawPublicKey12 message -> List.of(message.subjectPublicKeyInfo().bytes());
          default -> throw received.unexpected(expected());
        };
    CertificateTypeRules.requireTaken(
        received, progress.negotiated().certificateTypes(), context.offer());
    // RFC 5246 section 7.4.2: "This is a sequence (chain) of certificates. The sender's certificate
    // MUST come first in the list."
    if (certificates.isEmpty()) {
      throw received.violation(
          Rule.EMPTY_CERTIFICATE_LIST, "certificate_list", "a certificate", "none");
    }
    var presented =
        new CertificateJudge.Presented(
            dialect().certificateType(), certificates, Map.of(), progress.timestamps());
    ServerIdentity identity = ServerIdentity.of(received, presented);
    identity.requireFor(progress.suite(), received);
    progress.transcript().add(received.bytes());
    return Step.to(
        new ExpectServerKeyExchange(
            context, progress, identity, presented, progress.statusExpected()));
  }

  @Override
  public Dialect dialect() {
    return progress.negotiated().certificateTypes().ofServer(progress.dialect());
  }

  @Override
  public String expected() {
    return "Certificate";
  }
}

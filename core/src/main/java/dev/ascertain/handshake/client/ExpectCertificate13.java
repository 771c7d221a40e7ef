package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.extension.SignedCertificateTimestamps;
import dev.ascertain.wire.extension.StapledStatus;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TLS 1.3: the server's certificates (RFC 9846 section 4.5.1). */
record ExpectCertificate13(
    ClientContext context, Progress13 progress, Optional<CertificateRequest13> request)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof Certificate13 message)) {
      throw received.unexpected(expected());
    }
    // RFC 9846 section 4.5.1: certificate_request_context: "In the case of server authentication,
    // this field SHALL be zero length."
    if (message.certificateRequestContext().length() != 0) {
      throw received.violation(
          Rule.MALFORMED,
          "certificate_request_context",
          "an empty context from a server",
          message.certificateRequestContext().toString());
    }
    // RFC 9846 section 4.5.1.3: "If the server supplies an empty Certificate message, the client
    // MUST abort the handshake with a "decode_error" alert."
    if (message.certificateList().isEmpty()) {
      throw received.violation(
          Rule.EMPTY_CERTIFICATE_LIST, "certificate_list", "a certificate", "none");
    }
    for (Certificate13.Entry entry : message.certificateList()) {
      ExtensionRules.check13(received, entry.extensions(), Placement.CERTIFICATE, context.offer());
    }
    var leaf = message.certificateList().getFirst();
    Map<Integer, byte[]> staples = new HashMap<>();
    for (int i = 0; i < message.certificateList().size(); i++) {
      Optional<StapledStatus> staple =
          message.certificateList().get(i).extensions().find(StapledStatus.class);
      if (staple.isPresent()) {
        staples.put(i, staple.get().response().bytes());
      }
    }
    var presented =
        new CertificateJudge.Presented(
            message.certificateList().stream().map(e -> e.certData().bytes()).toList(),
            Map.copyOf(staples),
            leaf.extensions().find(SignedCertificateTimestamps.class).map(ServerIdentity::body));
    ServerIdentity identity = ServerIdentity.of(received, presented);
    Action judged = ServerIdentity.judge(context, presented);
    progress.transcript().add(received.bytes());
    return new Step(
        new ExpectCertificateVerify(context, progress, request, identity), List.of(judged));
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "Certificate";
  }

  @Override
  public void forget() {
    progress.keys().destroy();
  }
}

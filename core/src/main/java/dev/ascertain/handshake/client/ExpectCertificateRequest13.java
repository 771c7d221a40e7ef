package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.Dialect;
import java.util.Optional;

/**
 * TLS 1.3: the server may ask for a certificate before it sends its own (RFC 9846 section 4.4.2).
 */
record ExpectCertificateRequest13(ClientContext context, Progress13 progress)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof CertificateRequest13 request)) {
      return new ExpectCertificate13(context, progress, Optional.empty()).on(received);
    }
    // RFC 9846 section 4.4.2: "This field SHALL be zero length unless used for the post-handshake
    // authentication exchanges described in [...]."
    if (request.certificateRequestContext().length() != 0) {
      throw received.violation(
          Rule.BAD_REQUEST_CONTEXT,
          "certificate_request_context",
          "an empty context during the handshake",
          request.certificateRequestContext().toString());
    }
    CertificateRequestRules.check(received, request);
    progress.transcript().add(received.bytes());
    return Step.to(new ExpectCertificate13(context, progress, Optional.of(request)));
  }

  @Override
  public Dialect dialect() {
    return progress.negotiated().certificateTypes().ofServer(Dialect.TLS13);
  }

  @Override
  public String expected() {
    return "Certificate or CertificateRequest";
  }

  @Override
  public void forget() {
    progress.keys().destroy();
  }
}

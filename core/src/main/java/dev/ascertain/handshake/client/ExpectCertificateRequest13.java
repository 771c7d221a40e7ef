package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Placement;
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
    // RFC 9846 section 4.4.2: certificate_request_context "SHALL be zero length unless used for the
    // post-handshake authentication exchanges".
    if (request.certificateRequestContext().length() != 0) {
      throw received.violation(
          Rule.UNEXPECTED_MESSAGE,
          "certificate_request_context",
          "an empty context during the handshake",
          request.certificateRequestContext().toString());
    }
    ExtensionRules.checkUnasked13(received, request.extensions(), Placement.CERTIFICATE_REQUEST);
    // RFC 9846 section 4.4.2: "The "signature_algorithms" extension MUST be specified".
    if (!request.extensions().has(ExtensionType.SIGNATURE_ALGORITHMS)) {
      throw received.violation(
          Rule.MISSING_EXTENSION, "extensions", "signature_algorithms", "none");
    }
    progress.transcript().add(received.bytes());
    return Step.to(new ExpectCertificate13(context, progress, Optional.of(request)));
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "Certificate or CertificateRequest";
  }
}

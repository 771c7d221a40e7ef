package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.ReceivedCertificate;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * TLS 1.3: the certificates we asked the client for (RFC 9846 section 4.5.1).
 *
 * @param next what follows once the client has proven its key, or has none
 */
record ExpectCertificate13(ExpectFinished13 next, ClientAuthentication asked)
    implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    ReceivedCertificate certificate = ReceivedCertificate.of(received, true, expected());
    Certificate13 message = certificate.message();
    Received plain = certificate.plain();
    // RFC 9846 section 4.5.1: certificate_request_context: "If this message is in response to a
    // CertificateRequest, the value of certificate_request_context in that message", which was
    // empty.
    if (message.certificateRequestContext().length() != 0) {
      throw plain.violation(
          Rule.BAD_REQUEST_CONTEXT,
          "certificate_request_context",
          "that of our request, which was empty",
          message.certificateRequestContext().toString());
    }
    for (Certificate13.Entry entry : message.certificateList()) {
      // RFC 9846 section 4.5.1: "Extensions in the Certificate message from the client MUST
      // correspond to extensions in the CertificateRequest message from the server." Ours asks for
      // none.
      if (!entry.extensions().list().isEmpty()) {
        throw plain.violation(
            Rule.UNOFFERED_EXTENSION,
            "certificate_list",
            "no extensions, because we asked for none",
            entry.extensions().types().toString());
      }
    }
    // RFC 9846 section 4.5.1: "If the RawPublicKey certificate type was negotiated, then the
    // certificate_list MUST contain no more than one CertificateEntry".
    if (dialect().hasRawPublicKeys() && message.certificateList().size() > 1) {
      throw plain.violation(
          Rule.SECOND_RAW_PUBLIC_KEY,
          "certificate_list",
          "one raw public key",
          message.certificateList().size() + " entries");
    }
    Optional<ClientIdentity> identity = ClientIdentity.of(plain, asked, message.certificates());
    next.transcript().add(received.bytes());
    List<Action> actions = new ArrayList<>(certificate.notes());
    if (identity.isEmpty()) {
      return new Step(next, actions);
    }
    actions.add(ClientIdentity.accepted());
    return new Step(new ExpectCertificateVerify13(next, identity.get()), actions);
  }

  @Override
  public Dialect dialect() {
    return next.negotiated().certificateTypes().ofClient(Dialect.TLS13);
  }

  @Override
  public String expected() {
    return "Certificate or CompressedCertificate";
  }

  @Override
  public void forget() {
    next.forget();
  }
}

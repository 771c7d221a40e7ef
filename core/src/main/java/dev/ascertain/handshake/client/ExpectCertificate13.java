package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.ReceivedCertificate;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.extension.SignedCertificateTimestamps;
import dev.ascertain.wire.extension.StapledStatus;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.Dialect;
import java.util.ArrayList;
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
    ReceivedCertificate certificate =
        ReceivedCertificate.of(received, mayBeCompressed(), expected());
    Certificate13 message = certificate.message();
    Received plain = certificate.plain();
    // RFC 9846 section 4.5.1: certificate_request_context: "(in the case of server authentication),
    // this field SHALL be zero length."
    if (message.certificateRequestContext().length() != 0) {
      throw plain.violation(
          Rule.BAD_REQUEST_CONTEXT,
          "certificate_request_context",
          "an empty context from a server",
          message.certificateRequestContext().toString());
    }
    // RFC 9846 section 4.5.1: "The server's certificate_list MUST always be non-empty."
    // RFC 9846 section 4.5.1.3: "If the server supplies an empty Certificate message, the client
    // MUST abort the handshake with a "decode_error" alert."
    if (message.certificateList().isEmpty()) {
      throw plain.violation(
          Rule.EMPTY_CERTIFICATE_LIST, "certificate_list", "a certificate", "none");
    }
    CertificateTypeRules.requireTaken(
        plain, progress.negotiated().certificateTypes(), context.offer());
    // RFC 9846 section 4.5.1: "If the RawPublicKey certificate type was negotiated, then the
    // certificate_list MUST contain no more than one CertificateEntry".
    if (dialect().hasRawPublicKeys() && message.certificateList().size() > 1) {
      throw plain.violation(
          Rule.SECOND_RAW_PUBLIC_KEY,
          "certificate_list",
          "one raw public key",
          message.certificateList().size() + " entries");
    }
    Optional<ServerDelegation> delegation = ServerDelegation.of(plain, message, context);
    for (Certificate13.Entry entry : message.certificateList()) {
      ExtensionRules.check13(plain, entry.extensions(), Placement.CERTIFICATE, context.offer());
    }
    // RFC 9846 section 4.5.1: "The sender's certificate MUST come in the first CertificateEntry in
    // the list." "For maximum compatibility, all implementations SHOULD be prepared to handle
    // potentially extraneous certificates and arbitrary orderings from any TLS version, with the
    // exception of the end-entity certificate which MUST be first."
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
            dialect().certificateType(),
            message.certificateList().stream().map(e -> e.certData().bytes()).toList(),
            Map.copyOf(staples),
            leaf.extensions().find(SignedCertificateTimestamps.class).map(ServerIdentity::body));
    ServerIdentity certified = ServerIdentity.of(plain, presented);
    ServerIdentity identity = delegation.isPresent() ? delegation.get().identity(plain) : certified;
    List<Action> actions = new ArrayList<>(certificate.notes());
    actions.add(ServerIdentity.judge(context, presented));
    delegation.map(ServerDelegation::noted).ifPresent(actions::add);
    // RFC 8879 section 4: CompressedCertificate takes the place of Certificate, in the transcript
    // hash too.
    progress.transcript().add(received.bytes());
    return new Step(new ExpectCertificateVerify(context, progress, request, identity), actions);
  }

  // RFC 8879 section 4: "If the peer has indicated that it supports compression, server and client
  // MAY compress their corresponding Certificate messages".
  private boolean mayBeCompressed() {
    return context.offer().offers(ExtensionType.COMPRESS_CERTIFICATE);
  }

  @Override
  public Dialect dialect() {
    return progress.negotiated().certificateTypes().ofServer(Dialect.TLS13);
  }

  @Override
  public String expected() {
    return mayBeCompressed() ? "Certificate or CompressedCertificate" : "Certificate";
  }

  @Override
  public void forget() {
    progress.keys().destroy();
  }
}

package dev.ascertain.handshake.server;

import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CompressedCertificate;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
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
    Certificate13 message =
        switch (received.message()) {
          case Certificate13 plain -> plain;
          case CompressedCertificate compressed -> decompressed(received, compressed);
          default -> throw received.unexpected(expected());
        };
    // RFC 9846 section 4.5.1: certificate_request_context: "If this message is in response to a
    // CertificateRequest, the value of certificate_request_context in that message", which was
    // empty.
    if (message.certificateRequestContext().length() != 0) {
      throw received.violation(
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
        throw received.violation(
            Rule.UNOFFERED_EXTENSION,
            "certificate_list",
            "no extensions, because we asked for none",
            entry.extensions().types().toString());
      }
    }
    Optional<ClientIdentity> identity = ClientIdentity.of(received, asked, message.certificates());
    next.transcript().add(received.bytes());
    return identity.isEmpty()
        ? Step.to(next)
        : Step.to(new ExpectCertificateVerify13(next, identity.get()), ClientIdentity.accepted());
  }

  private static Certificate13 decompressed(Received received, CompressedCertificate message)
      throws ViolationException {
    // RFC 8879 section 4: "If the specified compression algorithm was not one of those advertised
    // [...], the receiver MUST abort the handshake with an "illegal_parameter" alert" (by the rule
    // about unsolicited parameters).
    if (!message.algorithm().equals(CertificateCompression.ALGORITHM)) {
      throw received.violation(
          Rule.UNOFFERED_COMPRESSION,
          "algorithm",
          CertificateCompression.ALGORITHM.toString(),
          message.algorithm().toString());
    }
    // RFC 8879 section 4: "If the received CompressedCertificate message cannot be decompressed,
    // the
    // connection MUST be terminated with the "bad_certificate" alert."
    Optional<byte[]> certificate = CertificateCompression.decompress(message);
    if (certificate.isEmpty()) {
      throw received.violation(
          Rule.BAD_COMPRESSION,
          "compressed_certificate_message",
          "a Certificate of " + message.uncompressedLength() + " bytes, compressed",
          "something else");
    }
    return (Certificate13) HandshakeMessage.decode(certificate.get(), Dialect.TLS13);
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
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

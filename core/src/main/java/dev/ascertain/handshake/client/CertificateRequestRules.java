package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.handshake.CertificateRequest13;

/** What a client must check in a CertificateRequest of TLS 1.3, whenever it comes. */
final class CertificateRequestRules {
  private CertificateRequestRules() {}

  static void check(Received received, CertificateRequest13 request) throws ViolationException {
    ExtensionRules.checkUnasked13(received, request.extensions(), Placement.CERTIFICATE_REQUEST);
    // RFC 9846 section 4.4.2: "The "signature_algorithms" extension MUST be specified, and other
    // extensions may optionally be included if defined for this message."
    if (!request.extensions().has(ExtensionType.SIGNATURE_ALGORITHMS)) {
      throw received.violation(
          Rule.MISSING_EXTENSION, "extensions", "signature_algorithms", "none");
    }
    WantedExtensions.check(received, request);
  }
}

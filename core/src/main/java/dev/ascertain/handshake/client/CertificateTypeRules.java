package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateTypes;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.SelectedClientCertificateType;
import dev.ascertain.wire.extension.SelectedServerCertificateType;
import java.util.List;

/** What a client must check of the types of certificates (RFC 7250 section 4). */
final class CertificateTypeRules {
  private CertificateTypeRules() {}

  /**
   * The types that a ServerHello of TLS 1.2, or EncryptedExtensions, chooses.
   *
   * @throws ViolationException for one that was not offered
   */
  static CertificateTypes chosen(Received received, Extensions extensions, Offer offer)
      throws ViolationException {
    CertificateType server =
        extensions
            .find(SelectedServerCertificateType.class)
            .map(SelectedServerCertificateType::serverCertificateType)
            .orElse(CertificateType.X509);
    CertificateType client =
        extensions
            .find(SelectedClientCertificateType.class)
            .map(SelectedClientCertificateType::clientCertificateType)
            .orElse(CertificateType.X509);
    if (extensions.find(SelectedServerCertificateType.class).isPresent()) {
      requireOffered(received, "server_certificate_type", server, offer.serverCertificateTypes());
    }
    // RFC 7250 section 4.2: it "MUST be selected from one of the values provided in the
    // client_certificate_type extension sent in the client hello."
    if (extensions.find(SelectedClientCertificateType.class).isPresent()) {
      requireOffered(received, "client_certificate_type", client, offer.clientCertificateTypes());
    }
    return new CertificateTypes(server, client);
  }

  private static void requireOffered(
      Received received, String field, CertificateType chosen, List<CertificateType> offered)
      throws ViolationException {
    if (!offered.contains(chosen)) {
      throw received.violation(
          Rule.UNOFFERED_CERTIFICATE_TYPE, field, "one of " + offered, chosen.toString());
    }
  }

  // RFC 7250 section 4.2: a server that does not support the extension leaves it out, and presents
  // what it has: certificates of X.509. The alert is that of a server without a common type.
  /**
   * Checks that what is presented is of a type that was offered.
   *
   * @throws ViolationException for certificates of X.509, if only raw public keys are taken
   */
  static void requireTaken(Received received, CertificateTypes types, Offer offer)
      throws ViolationException {
    if (!offer.serverCertificateTypes().contains(types.server())) {
      throw received.violation(
          Rule.NO_COMMON_CERTIFICATE_TYPE,
          "certificate_list",
          "one of " + offer.serverCertificateTypes(),
          types.server().toString());
    }
  }
}

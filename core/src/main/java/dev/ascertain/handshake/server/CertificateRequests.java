package dev.ascertain.handshake.server;

import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.wire.ClientCertificateType;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.CertificateAuthorities;
import dev.ascertain.wire.extension.CompressCertificate;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import java.util.ArrayList;
import java.util.List;

/** How a server asks for a client's certificate, in either version. */
final class CertificateRequests {
  private CertificateRequests() {}

  /** The request of TLS 1.3 (RFC 9846 section 4.4.2). */
  static CertificateRequest13 of13(ServerPreferences preferences, ClientAuthentication asked) {
    List<Extension> extensions = new ArrayList<>();
    // "The "signature_algorithms" extension MUST be specified".
    extensions.add(new SignatureAlgorithms(schemes13(preferences)));
    extensions.add(new CompressCertificate(List.of(CertificateCompression.ALGORITHM)));
    if (!asked.authorities().isEmpty()) {
      extensions.add(new CertificateAuthorities(asked.authorities()));
    }
    return new CertificateRequest13(Opaque.EMPTY, Extensions.of(extensions));
  }

  /** The request of TLS 1.2 (RFC 5246 section 7.4.4, RFC 8422 section 5.5). */
  static CertificateRequest12 of12(ServerPreferences preferences, ClientAuthentication asked) {
    return new CertificateRequest12(
        List.of(ClientCertificateType.ECDSA_SIGN, ClientCertificateType.RSA_SIGN),
        preferences.signatureSchemes(),
        asked.authorities());
  }

  /** The schemes by which a TLS 1.3 client may sign. */
  static List<SignatureScheme> schemes13(ServerPreferences preferences) {
    return preferences.signatureSchemes().stream()
        .filter(HandshakeSignature::allowedInTls13)
        .toList();
  }
}

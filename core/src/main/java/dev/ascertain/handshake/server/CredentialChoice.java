package dev.ascertain.handshake.server;

import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.extension.SignatureAlgorithmsCert;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which certificate is presented, and how its key signs (RFC 9846 section 4.5.1.2).
 *
 * @param credential the certificate
 * @param scheme what the handshake is signed by
 */
record CredentialChoice(Credential credential, SignatureScheme scheme) {

  /** The choice in TLS 1.3: the best name, then a chain the client can verify, then our order. */
  static CredentialChoice in13(Received received, ClientHello hello, ServerSettings settings)
      throws ViolationException {
    ServerPreferences preferences = settings.preferences();
    List<SignatureScheme> common =
        preferences.common(preferences.signatureSchemes(), schemes(hello.extensions())).stream()
            .filter(HandshakeSignature::allowedInTls13)
            .toList();
    for (Credential credential : inOrder(hello, settings.credentials())) {
      Optional<SignatureScheme> scheme =
          common.stream().filter(credential.key()::fits13).findFirst();
      if (scheme.isPresent()) {
        return new CredentialChoice(credential, scheme.get());
      }
    }
    throw received.violation(
        Rule.NO_COMMON_SIGNATURE_SCHEME,
        "supported_signature_algorithms",
        "a scheme that a certificate of ours can sign by",
        schemes(hello.extensions()).toString());
  }

  /** The choice for a suite of TLS 1.2 that signs its key exchange; empty if there is none. */
  static Optional<CredentialChoice> in12(
      ClientHello hello, ServerSettings settings, CipherSuiteParameters suite) {
    ServerPreferences preferences = settings.preferences();
    List<SignatureScheme> common =
        preferences.common(preferences.signatureSchemes(), schemes12(hello.extensions()));
    for (Credential credential : inOrder(hello, settings.credentials())) {
      if (credential.authenticates(suite) && isCurveTaken(credential, hello)) {
        Optional<SignatureScheme> scheme =
            common.stream().filter(credential.key()::fits12).findFirst();
        if (scheme.isPresent()) {
          return Optional.of(new CredentialChoice(credential, scheme.get()));
        }
      }
    }
    return Optional.empty();
  }

  // RFC 8422 section 5.3: for ECDSA the certificate's key must be "on a curve that the client
  // supports", by supported_groups.
  private static boolean isCurveTaken(Credential credential, ClientHello hello) {
    Optional<SupportedGroups> groups = hello.extensions().find(SupportedGroups.class);
    return groups.isEmpty()
        || credential.curve().isEmpty()
        || groups.get().namedGroupList().contains(credential.curve().get());
  }

  // RFC 5246 section 7.4.1.4.1: "If the client does not send the signature_algorithms extension,
  // the server MUST do the following": behave as if the value were {sha1,rsa} or {sha1,ecdsa}.
  private static List<SignatureScheme> schemes12(Extensions extensions) {
    return extensions.has(ExtensionType.SIGNATURE_ALGORITHMS)
        ? schemes(extensions)
        : List.of(SignatureScheme.RSA_PKCS1_SHA1, SignatureScheme.ECDSA_SHA1);
  }

  /** The credentials that the client can read, those first that suit it best; else in our order. */
  static List<Credential> inOrder(ClientHello hello, List<Credential> all) {
    List<CertificateType> types = CertificateTypeChoice.taken(hello.extensions());
    List<Credential> credentials = all.stream().filter(c -> types.contains(c.type())).toList();
    if (credentials.size() < 2) {
      return credentials;
    }
    Comparator<Credential> byType = Comparator.comparingInt(c -> types.indexOf(c.type()));
    Optional<String> host = hostName(hello.extensions());
    List<SignatureScheme> inChain = schemesInChain(hello.extensions());
    Comparator<Credential> byName =
        Comparator.comparing(c -> host.map(c::fit).orElse(Credential.Fit.NONE));
    // RFC 9846 section 4.5.1.2: "If the sender is the server, and the server cannot produce a
    // certificate chain that is signed only via the indicated supported algorithms, then it SHOULD
    // continue the handshake by sending a certificate chain of its choice".
    Comparator<Credential> byChain =
        Comparator.comparing(c -> !c.signatures().stream().allMatch(s -> s.isAmong(inChain)));
    return credentials.stream()
        .sorted(byType.thenComparing(byName).thenComparing(byChain))
        .toList();
  }

  /** The host a client asks for (RFC 6066 section 3), as it wrote it. */
  static Optional<String> hostName(Extensions extensions) {
    return extensions.find(ServerName.class).flatMap(ServerName::hostName);
  }

  static List<SignatureScheme> schemes(Extensions extensions) {
    return extensions
        .find(SignatureAlgorithms.class)
        .map(SignatureAlgorithms::supportedSignatureAlgorithms)
        .orElse(List.of());
  }

  // RFC 9846 section 4.3.3: "If no "signature_algorithms_cert" extension is present, then the
  // "signature_algorithms" extension also applies to signatures appearing in certificates."
  private static List<SignatureScheme> schemesInChain(Extensions extensions) {
    return extensions
        .find(SignatureAlgorithmsCert.class)
        .map(SignatureAlgorithmsCert::supportedSignatureAlgorithms)
        .orElseGet(() -> schemes(extensions));
  }
}

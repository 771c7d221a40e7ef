package dev.ascertain.handshake.server;

import dev.ascertain.crypto.PrivateKey;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.DelegatedCredential;
import dev.ascertain.wire.extension.DelegatedCredentialRequest;
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
 * @param delegated the key that does it in place of the certificate's (RFC 9345)
 */
record CredentialChoice(
    Credential credential, SignatureScheme scheme, Optional<Credential.Delegated> delegated) {

  /** By the certificate's own key. */
  CredentialChoice(Credential credential, SignatureScheme scheme) {
    this(credential, scheme, Optional.empty());
  }

  /** The choice in TLS 1.3: the best name, then a chain the client can verify, then our order. */
  static CredentialChoice in13(Received received, ClientHello hello, ServerSettings settings)
      throws ViolationException {
    // RFC 9846 section 4.3.3: "If a server is authenticating via a certificate and the client has
    // not sent a "signature_algorithms" extension, then the server MUST abort the handshake with a
    // "missing_extension" alert".
    if (!hello.extensions().has(ExtensionType.SIGNATURE_ALGORITHMS)) {
      throw received.violation(
          Rule.MISSING_EXTENSION,
          "extensions",
          ExtensionType.SIGNATURE_ALGORITHMS.toString(),
          "none");
    }
    ServerPreferences preferences = settings.preferences();
    List<SignatureScheme> common =
        preferences.common(preferences.signatureSchemes(), schemes(hello.extensions())).stream()
            .filter(HandshakeSignature::allowedInTls13)
            .toList();
    // RFC 9846 section 4.5.1.2: "This fallback chain MUST NOT use the deprecated SHA-1 hash, unless
    // the client specifically advertises that it is willing to accept SHA-1." Of the certificate:
    // "the digitalSignature bit MUST be set if the Key Usage extension is present".
    List<SignatureScheme> inChain = schemesInChain(hello.extensions());
    List<Credential> presentable =
        inOrder(hello, settings.credentials()).stream()
            .filter(credential -> credential.maySign() && credential.avoidsSha1(inChain))
            .toList();
    for (Credential credential : presentable) {
      Optional<Credential.Delegated> delegated =
          credential.delegated().filter(key -> isTaken(key.credential(), hello, common));
      if (delegated.isPresent()) {
        SignatureScheme scheme = delegated.get().credential().cred().dcCertVerifyAlgorithm();
        return new CredentialChoice(credential, scheme, delegated);
      }
      // RFC 9846 section 4.5.1.2: "The end-entity certificate MUST allow the key to be used for
      // signing with a signature scheme indicated in the peer's "signature_algorithms" extension."
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

  // RFC 9345 section 4.1.1: "If the extension is present, the server MAY send a delegated
  // credential; if the extension is not present, the server MUST NOT send a delegated credential."
  // "The algorithm field MUST be of a type advertised by the client in the "signature_algorithms"
  // extension of the ClientHello message, and the dc_cert_verify_algorithm field MUST be of a type
  // advertised by the client in the SignatureSchemeList".
  private static boolean isTaken(
      DelegatedCredential credential, ClientHello hello, List<SignatureScheme> common) {
    return common.contains(credential.algorithm())
        && hello
            .extensions()
            .find(DelegatedCredentialRequest.class)
            .filter(request ->
                request
                    .supportedSignatureAlgorithms()
                    .contains(credential.cred().dcCertVerifyAlgorithm()))
            .isPresent();
  }

  /** The key that signs. */
  PrivateKey key() {
    return delegated.map(Credential.Delegated::key).orElseGet(credential::key);
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
    // RFC 9846 section 4.5.1.2: "All certificates provided by the sender MUST be signed by a
    // signature algorithm advertised by the peer, if it is able to provide such a chain."
    Comparator<Credential> byChain =
        Comparator.comparing(c -> !c.signatures().stream().allMatch(s -> s.isAmong(inChain)));
    // "TLS 1.3 servers MUST NOT offer a SHA-1 signed certificate unless no valid certificate chain
    // can be produced without it" (section 4.3.3).
    Comparator<Credential> bySha1 = Comparator.comparing(c -> !c.avoidsSha1(List.of()));
    return credentials.stream()
        .sorted(byType.thenComparing(byName).thenComparing(byChain).thenComparing(bySha1))
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

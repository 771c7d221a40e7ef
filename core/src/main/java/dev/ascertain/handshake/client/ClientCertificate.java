package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.wire.ClientCertificateType;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SignatureAlgorithmsCert;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateVerify;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which of our certificates answers a CertificateRequest, if one does.
 *
 * <p>One that the server's authorities did not issue is presented all the same when there is no
 * better: whoever gave it to us wants it to be tried, and the answer says so.
 *
 * @param chosen the certificate and what its key signs by
 */
record ClientCertificate(Optional<Chosen> chosen, CertificateAnswer answer) {

  /** A certificate, and the scheme the handshake is signed by. */
  record Chosen(Credential credential, SignatureScheme scheme) {}

  /** The answer in TLS 1.3 (RFC 9846 section 4.4.2). */
  static ClientCertificate to(CertificateRequest13 request, CredentialSource ours) {
    List<SignatureScheme> schemes =
        request.signatureAlgorithms().stream().filter(HandshakeSignature::allowedInTls13).toList();
    List<SignatureScheme> inChain =
        request
            .extensions()
            .find(SignatureAlgorithmsCert.class)
            .map(SignatureAlgorithmsCert::supportedSignatureAlgorithms)
            .orElse(schemes);
    return choose(
        ours.of(schemes, request.certificateAuthorities()),
        schemes,
        inChain,
        request.certificateAuthorities(),
        (c, scheme) -> c.key().fits13(scheme));
  }

  // RFC 5246 section 7.4.6: "If the certificate_authorities list in the certificate request message
  // was non-empty, one of the certificates in the certificate chain SHOULD be issued by one of the
  // listed CAs." "The certificates MUST be signed using an acceptable hash/signature algorithm
  // pair".
  /** The answer in TLS 1.2 (RFC 5246 section 7.4.6). */
  static ClientCertificate to(CertificateRequest12 request, CredentialSource ours) {
    List<SignatureScheme> schemes = request.supportedSignatureAlgorithms();
    List<ClientCertificateType> types = request.certificateTypes();
    return choose(
        ours.of(schemes, request.certificateAuthorities()),
        schemes,
        schemes,
        request.certificateAuthorities(),
        (credential, scheme) -> types.contains(type(scheme)) && credential.key().fits12(scheme));
  }

  private static ClientCertificate choose(
      List<Credential> ours,
      List<SignatureScheme> schemes,
      List<SignatureScheme> inChain,
      List<Opaque> authorities,
      BiPredicate<Credential, SignatureScheme> fits) {
    if (ours.isEmpty()) {
      return new ClientCertificate(Optional.empty(), new CertificateAnswer.NoneAtHand());
    }
    List<Credential> inOrder =
        ours.stream()
            .sorted(
                Comparator.<Credential, Boolean>comparing(c -> !isIssuedAsAsked(c, authorities))
                    .thenComparing(c -> !c.signatures().stream().allMatch(s -> s.isAmong(inChain))))
            .toList();
    for (Credential credential : inOrder) {
      for (SignatureScheme scheme : schemes) {
        if (fits.test(credential, scheme)) {
          return new ClientCertificate(
              Optional.of(new Chosen(credential, scheme)),
              new CertificateAnswer.Presented(
                  credential.chain().getFirst().bytes(),
                  scheme,
                  isIssuedAsAsked(credential, authorities)));
        }
      }
    }
    return new ClientCertificate(Optional.empty(), new CertificateAnswer.NoneFits());
  }

  private static boolean isIssuedAsAsked(Credential credential, List<Opaque> authorities) {
    return authorities.isEmpty() || credential.isIssuedByOneOf(authorities);
  }

  // RFC 8422 section 5.5: ecdsa_sign is for a key that may "be used with ECDSA or EdDSA".
  private static ClientCertificateType type(SignatureScheme scheme) {
    return scheme.toString().startsWith("rsa")
        ? ClientCertificateType.RSA_SIGN
        : ClientCertificateType.ECDSA_SIGN;
  }

  /** What to note of the choice. */
  Action noted() {
    return new Action.Note(nanos -> new Event.CertificateAnswered(nanos, answer));
  }

  // RFC 9846 section 4.5.1: "If the server requests client authentication but no suitable
  // certificate is available, the client MUST send a Certificate message containing no
  // certificates".
  /**
   * The Certificate of TLS 1.3.
   *
   * @param context certificate_request_context of the request
   */
  Certificate13 message13(Opaque context) {
    return new Certificate13(
        context,
        chain().stream().map(der -> new Certificate13.Entry(der, Extensions.of())).toList());
  }

  // RFC 5246 section 7.4.6: "If no suitable certificate is available, the client MUST send a
  // certificate message containing no certificates."
  /** The Certificate of TLS 1.2. */
  Certificate12 message12() {
    return new Certificate12(chain());
  }

  private List<Opaque> chain() {
    return chosen.map(c -> c.credential().chain()).orElse(List.of());
  }

  /**
   * The proof that the key is ours in TLS 1.3; none without a certificate.
   *
   * @param transcriptHash of all messages up to and including our Certificate
   */
  Optional<CertificateVerify> proof13(byte[] transcriptHash) {
    byte[] content = HandshakeSignature.clientContent13(transcriptHash);
    return chosen.map(c -> verify(c.scheme(), c.credential().key().sign13(c.scheme(), content)));
  }

  /**
   * The proof that the key is ours in TLS 1.2; none without a certificate.
   *
   * @param messages all so far (RFC 5246 section 7.4.8)
   */
  static CertificateVerify proof12(Chosen chosen, byte[] messages) {
    return verify(chosen.scheme(), chosen.credential().key().sign12(chosen.scheme(), messages));
  }

  private static CertificateVerify verify(SignatureScheme scheme, byte[] signature) {
    return new CertificateVerify(Optional.of(scheme), new Opaque(signature));
  }
}

package dev.ascertain.handshake.client;

import dev.ascertain.crypto.PrivateKey;
import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ClientCertificateType;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SignatureAlgorithmsCert;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.RawPublicKey12;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Which of our certificates answers a CertificateRequest, if one does.
 *
 * <p>One that the server's authorities did not issue is presented all the same when there is no
 * better: whoever gave it to us wants it to be tried, and the answer says so.
 *
 * @param chosen the certificate and what its key signs by
 */
record ClientCertificate(Optional<Chosen> chosen, CertificateAnswer answer) {

  /** A certificate, and the scheme the handshake is signed by; none before TLS 1.2. */
  record Chosen(Credential credential, Optional<SignatureScheme> scheme) {}

  /** The answer in TLS 1.3 (RFC 9846 section 4.4.2). */
  static ClientCertificate to(
      CertificateRequest13 request, CertificateType type, CredentialSource ours) {
    List<SignatureScheme> schemes =
        request.signatureAlgorithms().stream().filter(HandshakeSignature::allowedInTls13).toList();
    // RFC 9846 section 4.3.3: "If no "signature_algorithms_cert" extension is present, then the
    // "signature_algorithms" extension also applies to signatures appearing in certificates." There
    // RSA with PKCS #1 is allowed.
    List<SignatureScheme> inChain =
        request
            .extensions()
            .find(SignatureAlgorithmsCert.class)
            .map(SignatureAlgorithmsCert::supportedSignatureAlgorithms)
            .orElse(request.signatureAlgorithms());
    // RFC 9846 section 4.5.1.2: "If the CertificateRequest message contained a non-empty
    // "oid_filters" extension, the end-entity certificate MUST match the extension OIDs that are
    // recognized by the client, as described in [...]."
    WantedExtensions wanted = wanted(request);
    return choose(
        ofType(type, ours.of(schemes, request.certificateAuthorities())),
        schemes,
        inChain,
        request.certificateAuthorities(),
        (c, scheme) -> c.key().fits13(scheme) && c.maySign() && wanted.isIn(c));
  }

  private static WantedExtensions wanted(CertificateRequest13 request) {
    try {
      return WantedExtensions.of(request);
    } catch (ViolationException e) {
      throw new IllegalStateException("a request that was not checked", e);
    }
  }

  // RFC 5246 section 7.4.6: "If the certificate_authorities list in the certificate request message
  // was non-empty, one of the certificates in the certificate chain SHOULD be issued by one of the
  // listed CAs." "The certificates MUST be signed using an acceptable hash/signature algorithm
  // pair".
  /** The answer in TLS 1.2 and below (RFC 5246 section 7.4.6). */
  static ClientCertificate to(
      CertificateRequest12 request, Dialect dialect, CredentialSource ours) {
    if (!dialect.namesSignatureAlgorithms()) {
      return to10(request, dialect.certificateType(), ours);
    }
    List<SignatureScheme> schemes = request.supportedSignatureAlgorithms();
    List<ClientCertificateType> types = request.certificateTypes();
    return choose(
        ofType(dialect.certificateType(), ours.of(schemes, request.certificateAuthorities())),
        schemes,
        schemes,
        request.certificateAuthorities(),
        (credential, scheme) -> types.contains(type(scheme)) && credential.key().fits12(scheme));
  }

  // RFC 4346 section 7.4.4: before TLS 1.2 the request names types of certificates only.
  private static ClientCertificate to10(
      CertificateRequest12 request, CertificateType certificateType, CredentialSource ours) {
    List<ClientCertificateType> types = request.certificateTypes();
    return choose(
        ofType(certificateType, ours.of(List.of(), request.certificateAuthorities())),
        List.of(),
        request.certificateAuthorities(),
        credential ->
            credential.key().fits10() && types.contains(type(credential.curve().isEmpty()))
                ? Optional.of(new Chosen(credential, Optional.empty()))
                : Optional.empty());
  }

  /** Those that the server can read (RFC 7250 section 4.2). */
  private static List<Credential> ofType(CertificateType type, List<Credential> ours) {
    return ours.stream().filter(credential -> credential.type().equals(type)).toList();
  }

  private static ClientCertificate choose(
      List<Credential> ours,
      List<SignatureScheme> schemes,
      List<SignatureScheme> inChain,
      List<Opaque> authorities,
      BiPredicate<Credential, SignatureScheme> fits) {
    return choose(
        ours,
        inChain,
        authorities,
        credential ->
            schemes.stream()
                .filter(scheme -> fits.test(credential, scheme))
                .findFirst()
                .map(scheme -> new Chosen(credential, Optional.of(scheme))));
  }

  private static ClientCertificate choose(
      List<Credential> ours,
      List<SignatureScheme> inChain,
      List<Opaque> authorities,
      Function<Credential, Optional<Chosen>> fitting) {
    if (ours.isEmpty()) {
      return new ClientCertificate(Optional.empty(), new CertificateAnswer.NoneAtHand());
    }
    Optional<Chosen> best =
        ours.stream()
            .sorted(
                Comparator.<Credential, Boolean>comparing(c -> !isIssuedAsAsked(c, authorities))
                    .thenComparing(c -> !c.signatures().stream().allMatch(s -> s.isAmong(inChain))))
            .map(fitting)
            .flatMap(Optional::stream)
            .findFirst();
    return new ClientCertificate(
        best,
        best.<CertificateAnswer>map(chosen ->
                new CertificateAnswer.Presented(
                    chosen.credential().chain().getFirst().bytes(),
                    chosen.scheme(),
                    isIssuedAsAsked(chosen.credential(), authorities)))
            .orElseGet(CertificateAnswer.NoneFits::new));
  }

  private static boolean isIssuedAsAsked(Credential credential, List<Opaque> authorities) {
    return authorities.isEmpty() || credential.isIssuedByOneOf(authorities);
  }

  // RFC 8422 section 5.5: ecdsa_sign is for a key that may "be used with ECDSA or EdDSA".
  private static ClientCertificateType type(SignatureScheme scheme) {
    return type(scheme.toString().startsWith("rsa"));
  }

  private static ClientCertificateType type(boolean rsa) {
    return rsa ? ClientCertificateType.RSA_SIGN : ClientCertificateType.ECDSA_SIGN;
  }

  /** What to note of the choice. */
  Action noted() {
    return new Action.Note(nanos -> new Event.CertificateAnswered(nanos, answer));
  }

  // RFC 9846 section 4.5.1: "If the server requests certificate-based client authentication but no
  // suitable
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
  /**
   * The Certificate of TLS 1.2.
   *
   * @param dialect the formats of what we send
   */
  HandshakeMessage message12(Dialect dialect) {
    return dialect.hasRawPublicKeys()
        ? new RawPublicKey12(chain().isEmpty() ? Opaque.EMPTY : chain().getFirst())
        : new Certificate12(chain());
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
    return chosen.map(c -> {
      SignatureScheme scheme = c.scheme().orElseThrow();
      return verify(c.scheme(), c.credential().key().sign13(scheme, content));
    });
  }

  /**
   * The proof that the key is ours in TLS 1.2 and below.
   *
   * @param messages all so far (RFC 5246 section 7.4.8)
   */
  static CertificateVerify proof12(Chosen chosen, byte[] messages) {
    PrivateKey key = chosen.credential().key();
    return verify(
        chosen.scheme(),
        chosen
            .scheme()
            .map(scheme -> key.sign12(scheme, messages))
            .orElseGet(() -> key.sign10(messages)));
  }

  private static CertificateVerify verify(Optional<SignatureScheme> scheme, byte[] signature) {
    return new CertificateVerify(scheme, new Opaque(signature));
  }
}

package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.DelegatedCredential;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.Optional;

/**
 * A key that the server's certificate delegates to (RFC 9345 section 4.1).
 *
 * @param credential the credential that says so
 * @param certificate the certificate, DER
 * @param refusal why the judge does not believe it, in observe mode
 */
record ServerDelegation(
    DelegatedCredential credential, byte[] certificate, Optional<Violation> refusal) {

  /**
   * Reads and judges what comes with the end entity's certificate.
   *
   * @throws ViolationException if it was not asked for, or is not valid
   */
  static Optional<ServerDelegation> of(
      Received received, Certificate13 message, ClientContext context) throws ViolationException {
    Offer offer = context.offer();
    // RFC 9345 section 4.1.1: "If the client receives a delegated credential without having
    // indicated support in its ClientHello, then the client MUST abort the handshake with an
    // "unexpected_message" alert."
    if (!offer.offers(ExtensionType.DELEGATED_CREDENTIAL)
        && message.certificateList().stream()
            .anyMatch(entry -> entry.extensions().has(ExtensionType.DELEGATED_CREDENTIAL))) {
      throw received.violation(
          Rule.UNOFFERED_DELEGATED_CREDENTIAL,
          ExtensionType.DELEGATED_CREDENTIAL.toString(),
          "no delegated credential, because we asked for none",
          "one");
    }
    // "the client SHOULD ignore delegated credentials sent as extensions to any other certificate."
    var end = message.certificateList().getFirst();
    Optional<DelegatedCredential> found =
        received.dialect().hasRawPublicKeys()
            ? Optional.empty()
            : end.extensions().find(DelegatedCredential.class);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    DelegatedCredential credential = found.get();
    requireOffered(received, credential, offer);
    byte[] certificate = end.certData().bytes();
    Optional<Violation> refusal =
        context.settings().judge().judgeDelegation(certificate, credential);
    // RFC 9345 section 4.1.3: "Clients and servers that receive non-valid delegated credentials
    // MUST terminate the connection with an "illegal_parameter" alert."
    if (context.strict() && refusal.isPresent()) {
      throw new ViolationException(refusal.get());
    }
    return Optional.of(new ServerDelegation(credential, certificate, refusal));
  }

  // RFC 9345 section 4.1.1: "The algorithm field MUST be of a type advertised by the client in the
  // "signature_algorithms" extension of the ClientHello message, and the dc_cert_verify_algorithm
  // field MUST be of a type advertised by the client in the SignatureSchemeList; otherwise, the
  // credential is considered not valid."
  private static void requireOffered(Received received, DelegatedCredential credential, Offer offer)
      throws ViolationException {
    SignatureScheme byCertificate = credential.algorithm();
    if (!offer.signatureSchemes().contains(byCertificate)
        || !HandshakeSignature.allowedInTls13(byCertificate)) {
      throw received.violation(
          Rule.BAD_DELEGATED_CREDENTIAL,
          "algorithm",
          "a scheme we offered that TLS 1.3 allows",
          byCertificate.toString());
    }
    SignatureScheme byKey = credential.cred().dcCertVerifyAlgorithm();
    // Section 4: "the following algorithms are not allowed for use with delegated credentials:
    // "rsa_pss_rsae_sha256", "rsa_pss_rsae_sha384", and "rsa_pss_rsae_sha512"."
    if (!offer.delegatedSchemes().contains(byKey) || !HandshakeSignature.allowedDelegated(byKey)) {
      throw received.violation(
          Rule.BAD_DELEGATED_CREDENTIAL,
          "dc_cert_verify_algorithm",
          "one of " + offer.delegatedSchemes(),
          byKey.toString());
    }
  }

  /**
   * Who the server is by it.
   *
   * @throws ViolationException if the key cannot be read
   */
  ServerIdentity identity(Received received) throws ViolationException {
    byte[] key = credential.cred().subjectPublicKeyInfo().bytes();
    try {
      return new ServerIdentity(SubjectPublicKeyInfo.decode(key), Optional.of(this));
    } catch (ViolationException e) {
      throw received.violation(
          Rule.BAD_DELEGATED_CREDENTIAL,
          "ASN1_subjectPublicKeyInfo",
          "a SubjectPublicKeyInfo",
          e.violation().toString());
    }
  }

  // RFC 9345 section 4.1.3, step 3: "Verify that dc_cert_verify_algorithm matches the scheme
  // indicated in the peer's CertificateVerify message".
  /**
   * Checks what CertificateVerify says.
   *
   * @throws ViolationException if it names another scheme
   */
  void requireScheme(Received received, SignatureScheme scheme) throws ViolationException {
    if (!scheme.equals(credential.cred().dcCertVerifyAlgorithm())) {
      throw received.violation(
          Rule.BAD_DELEGATED_CREDENTIAL,
          "algorithm",
          credential.cred().dcCertVerifyAlgorithm() + ", as the delegated credential says",
          scheme.toString());
    }
  }

  /** What to note of it. */
  Action noted() {
    return new Action.Note(
        nanos -> new Event.DelegationJudged(nanos, credential, certificate, refusal));
  }
}

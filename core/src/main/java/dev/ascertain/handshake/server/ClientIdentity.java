package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who a client says it is.
 *
 * @param key the end entity's key, a SubjectPublicKeyInfo in DER
 * @param presented what shows it
 */
record ClientIdentity(byte[] key, CertificateJudge.Presented presented) {

  /**
   * Reads the end entity's key and asks the judge.
   *
   * @return the identity; empty if the client has no certificate and need not have one
   * @throws ViolationException if the certificate is missing, unreadable or refused
   */
  static Optional<ClientIdentity> of(
      Received received, ClientAuthentication asked, List<byte[]> certificates)
      throws ViolationException {
    boolean raw = received.dialect().hasRawPublicKeys();
    if (certificates.isEmpty()) {
      requireNone(received, asked);
      return Optional.empty();
    }
    byte[] key;
    try {
      byte[] first = certificates.getFirst();
      key =
          raw
              ? SubjectPublicKeyInfo.decode(first).der()
              : Certificate.decode(first).subjectPublicKeyInfo().der();
    } catch (ViolationException e) {
      throw received.violation(
          Rule.UNREADABLE_CERTIFICATE,
          raw ? "ASN1_subjectPublicKeyInfo" : "certificate_list",
          raw ? "a SubjectPublicKeyInfo" : "an X.509 certificate",
          e.violation().toString());
    }
    var presented =
        new CertificateJudge.Presented(
            received.dialect().certificateType(), certificates, Map.of(), Optional.empty());
    Optional<Violation> refusal = asked.judge().judgeEither(presented);
    if (refusal.isPresent()) {
      throw new ViolationException(refusal.get());
    }
    return Optional.of(new ClientIdentity(key, presented));
  }

  // RFC 9846 section 4.5.1.3: "If the client does not send any certificates (i.e., it sends an
  // empty
  // Certificate message), the server MAY at its discretion either continue the handshake without
  // client authentication, or abort the handshake with a "certificate_required" alert." In TLS 1.2
  // it is "a fatal handshake_failure alert" (RFC 5246 section 7.4.6).
  private static void requireNone(Received received, ClientAuthentication asked)
      throws ViolationException {
    if (asked.required()) {
      Rule rule =
          received.dialect().isTls13() ? Rule.CERTIFICATE_REQUIRED : Rule.NO_CLIENT_CERTIFICATE;
      throw received.violation(rule, "certificate_list", "a certificate", "none");
    }
  }

  /** Tells that the judge took the certificate. */
  static Action accepted() {
    return new Action.Note(nanos -> new Event.CertificateJudged(nanos, Optional.empty()));
  }

  /**
   * Checks that the key signed the handshake.
   *
   * @param allowed the schemes we named
   * @param content what is signed
   * @return what to note of it
   * @throws ViolationException if it did not
   */
  Action check(
      Received received,
      Crypto crypto,
      List<SignatureScheme> allowed,
      CertificateVerify message,
      byte[] content)
      throws ViolationException {
    SignatureScheme scheme = message.algorithm().orElseThrow();
    // RFC 9846 section 4.5.2: "If sent by a client, the signature algorithm used in the signature
    // MUST be one of those present in the supported_signature_algorithms field of the
    // "signature_algorithms" extension in the CertificateRequest message."
    if (!allowed.contains(scheme)) {
      throw received.violation(
          Rule.UNOFFERED_SIGNATURE_SCHEME, "algorithm", "one of " + allowed, scheme.toString());
    }
    if (!isSignature(received, crypto, scheme, content, message.signature().bytes())) {
      throw received.violation(
          Rule.BAD_HANDSHAKE_SIGNATURE,
          "signature",
          "a signature by the certificate's key",
          "one that does not verify");
    }
    return new Action.Note(
        nanos -> new Event.KeyProven(nanos, KeyProof.CERTIFICATE_VERIFY, Optional.of(scheme)));
  }

  private boolean isSignature(
      Received received, Crypto crypto, SignatureScheme scheme, byte[] content, byte[] signature)
      throws ViolationException {
    try {
      return received.dialect().isTls13()
          ? crypto.verify13(scheme, key, content, signature)
          : crypto.verify12(scheme, key, content, signature);
    } catch (CryptoException e) {
      throw received.violation(
          Rule.WRONG_KEY_TYPE, "algorithm", "a scheme for the certificate's key", e.reason());
    }
  }
}

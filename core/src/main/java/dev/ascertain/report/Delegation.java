package dev.ascertain.report;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.verify.Delegations;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that the server's certificate delegates to (RFC 9345).
 *
 * @param key what kind of key it is, such as {@code EC secp256r1}; not safe to print
 * @param scheme by which it signs the handshake
 * @param certificateScheme by which the certificate's key signed the credential
 * @param expires when the credential expires; empty if the certificate cannot be read
 * @param refusal why it is not valid; empty if it is
 */
public record Delegation(
    String key,
    SignatureScheme scheme,
    SignatureScheme certificateScheme,
    Optional<Instant> expires,
    Optional<Violation> refusal) {

  static Optional<Delegation> in(Transcript transcript) {
    return transcript.events(Event.DelegationJudged.class).findFirst().map(Delegation::of);
  }

  private static Delegation of(Event.DelegationJudged event) {
    var credential = event.credential();
    return new Delegation(
        key(credential.cred().subjectPublicKeyInfo().bytes()),
        credential.cred().dcCertVerifyAlgorithm(),
        credential.algorithm(),
        certificate(event.certificate()).map(c -> Delegations.expiry(c, credential)),
        event.violation());
  }

  private static String key(byte[] der) {
    try {
      return SubjectPublicKeyInfo.decode(der).toString();
    } catch (ViolationException e) {
      return "a key that cannot be read";
    }
  }

  private static Optional<Certificate> certificate(byte[] der) {
    try {
      return Optional.of(Certificate.decode(der));
    } catch (ViolationException e) {
      return Optional.empty();
    }
  }
}

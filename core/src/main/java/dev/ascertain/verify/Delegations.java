package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.DelegatedCredential;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.DelegationUsage;
import dev.ascertain.x509.KeyUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a certificate delegates to the key of a credential (RFC 9345 section 4.1.3). */
public final class Delegations {
  /** RFC 9345 section 4.1.3: "the maximum validity period (7 days by default)". */
  public static final Duration MAX_VALIDITY = Duration.ofDays(7);

  private Delegations() {}

  /** When a credential expires: valid_time after the certificate's notBefore. */
  public static Instant expiry(Certificate certificate, DelegatedCredential credential) {
    return certificate.notBefore().plusSeconds(credential.cred().validTime());
  }

  /**
   * Checks a credential, all but what depends on the handshake.
   *
   * @param der the certificate of the end entity that delegates
   * @param at the time of judgement
   * @return why it is not valid; empty if it is
   */
  public static Optional<Violation> check(
      byte[] der, DelegatedCredential credential, Instant at, Crypto crypto) {
    try {
      return check(Certificate.decode(der), credential, at, crypto);
    } catch (ViolationException e) {
      return violation("", "a certificate that delegates", e.violation().toString());
    }
  }

  private static Optional<Violation> check(
      Certificate certificate, DelegatedCredential credential, Instant at, Crypto crypto) {
    Instant expiry = expiry(certificate, credential);
    // RFC 9345 section 4.1.3, step 1: "Verify that the current time is within the validity interval
    // of the credential. This is done by asserting that the current time does not exceed the expiry
    // time."
    if (at.isAfter(expiry)) {
      return violation("cred.valid_time", "an expiry time after " + at, expiry.toString());
    }
    // Step 2: "that the expiry time does not exceed the current time plus the maximum validity
    // period (7 days by default) and that the expiry time is less than the certificate's
    // expiry_time."
    if (expiry.isAfter(at.plus(MAX_VALIDITY))) {
      return violation("cred.valid_time", "an expiry time within 7 days", expiry.toString());
    }
    Instant notAfter = certificate.notAfter();
    if (!expiry.isBefore(notAfter)) {
      return violation(
          "cred.valid_time",
          "an expiry time before the certificate's, " + notAfter,
          expiry.toString());
    }
    return usage(certificate).or(() -> signature(certificate, credential, crypto));
  }

  // Step 4, and section 4.2: "The client MUST NOT accept a delegated credential unless the server's
  // end-entity certificate satisfies the following criteria: It has the DelegationUsage extension.
  // It has the digitalSignature KeyUsage".
  private static Optional<Violation> usage(Certificate certificate) {
    if (certificate.extension(DelegationUsage.class).isEmpty()) {
      return violation("", "a certificate with the extension delegationUsage", "one without");
    }
    return certificate.extension(KeyUsage.class).filter(KeyUsage::digitalSignature).isEmpty()
        ? violation("", "a certificate with the key usage digitalSignature", "one without")
        : Optional.empty();
  }

  // Step 5: "Use the public key in the peer's end-entity certificate to verify the signature of the
  // credential using the algorithm indicated by DelegatedCredential.algorithm."
  private static Optional<Violation> signature(
      Certificate certificate, DelegatedCredential credential, Crypto crypto) {
    try {
      boolean valid =
          crypto.verify13(
              credential.algorithm(),
              certificate.subjectPublicKeyInfo().der(),
              credential.signedByServer(certificate.der()),
              credential.signature().bytes());
      return valid
          ? Optional.empty()
          : violation(
              "signature", "a signature by the certificate's key", "one that does not verify");
    } catch (CryptoException e) {
      return violation("algorithm", "a scheme for the certificate's key", e.reason());
    }
  }

  private static Optional<Violation> violation(String field, String expected, String actual) {
    String path = "DelegatedCredential" + (field.isEmpty() ? "" : "." + field);
    var range = new ByteRange(0, 0);
    return Optional.of(new Violation(Rule.BAD_DELEGATED_CREDENTIAL, path, range, expected, actual));
  }
}

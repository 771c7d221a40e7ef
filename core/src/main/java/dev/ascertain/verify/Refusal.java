package dev.ascertain.verify;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.util.Optional;

/** Why a handshake ends whose certificate is not trusted: the rule that leads to the alert. */
public final class Refusal {
  private Refusal() {}

  /**
   * The violation that a verification comes to; empty if the certificate is trusted. What cannot be
   * told, such as whether an unknown kind of signature is right, is no proof.
   */
  public static Optional<Violation> of(Verification found) {
    if (found.trusted()) {
      return Optional.empty();
    }
    Optional<Finding> gravest = found.headline().or(() -> found.findings().stream().findFirst());
    return Optional.of(
        new Violation(
            gravest.map(finding -> rule(finding.kind())).orElse(Rule.CERTIFICATE_UNKNOWN),
            "Certificate.certificate_list["
                + gravest.map(f -> Math.max(0, f.certificate())).orElse(0)
                + "]",
            new ByteRange(0, 0),
            "a certificate that can be trusted",
            gravest.map(Finding::toString).orElseGet(() -> found.check(Check.CHAIN).evidence())));
  }

  /** RFC 9846 section 6.2 has an alert for each of these reasons. */
  private static Rule rule(FindingKind kind) {
    return switch (kind) {
      case EXPIRED,
          NOT_YET_VALID,
          EXPIRED_INTERMEDIATE,
          EXPIRED_ROOT,
          EXPIRED_CROSS_SIGN,
          VALIDITY_TOO_LONG ->
          Rule.CERTIFICATE_EXPIRED;
      case REVOKED -> Rule.CERTIFICATE_REVOKED;
      case SELF_SIGNED, INCOMPLETE_CHAIN, UNKNOWN_CA, DISTRUSTED_CA, ISSUER_KEY_MISMATCH ->
          Rule.UNKNOWN_CA;
      // RFC 9846 section 4.5.1.3: "Any endpoint receiving any certificate which it would need to
      // validate using any signature algorithm using an MD5 hash MUST abort the handshake with a
      // "bad_certificate" alert."
      case NO_CERTIFICATE,
          MALFORMED_CERTIFICATE,
          WRONG_KEY,
          BAD_DELEGATED_CREDENTIAL,
          BAD_SIGNATURE,
          ALGORITHM_MISMATCH,
          WEAK_SIGNATURE,
          WEAK_KEY,
          FORBIDDEN_KEY,
          CA_AS_LEAF,
          NONCONFORMING_CERTIFICATE,
          UNSUPPORTED_ALGORITHM ->
          Rule.BAD_CERTIFICATE;
      case NOT_A_CA,
          PATH_LENGTH,
          NAME_CONSTRAINT,
          UNKNOWN_CRITICAL_EXTENSION,
          WRONG_USAGE,
          CN_ONLY,
          NAME_MISMATCH,
          TOO_MUCH_WORK,
          MISSING_STAPLE,
          BAD_STAPLE,
          REVOCATION_UNKNOWN,
          NO_SCT,
          NO_VALID_POLICY,
          PATH_TOO_DEEP,
          NOT_TRUSTED_EVERYWHERE,
          MISORDERED_CHAIN,
          UNNEEDED_CERTIFICATE,
          ROOT_SENT ->
          Rule.CERTIFICATE_UNKNOWN;
    };
  }
}

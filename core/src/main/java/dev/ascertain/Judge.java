package dev.ascertain;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.verify.Check;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.FindingKind;
import dev.ascertain.verify.KeyProof;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges by {@link Verifier}, and keeps what it found. Used for one handshake, by one thread. */
final class Judge implements CertificateJudge {
  private final ReferenceIdentifier name;
  private final Instant at;
  private final Supplier<TrustStore> trust;
  private final Crypto crypto;
  private Optional<Verification> verification = Optional.empty();

  Judge(ReferenceIdentifier name, Instant at, Supplier<TrustStore> trust, Crypto crypto) {
    this.name = name;
    this.at = at;
    this.trust = trust;
    this.crypto = crypto;
  }

  @Override
  public Optional<Violation> judge(Presented presented) {
    VerificationRequest request =
        new VerificationRequest(
            presented.certificates(),
            Optional.of(name),
            at,
            trust.get(),
            List.of(),
            presented.ocspResponse(),
            KeyProof.NOT_REACHED);
    Verification found = Verifier.verify(request, crypto);
    verification = Optional.of(found);
    return found.trusted() ? Optional.empty() : Optional.of(refusal(found));
  }

  /** The verification, once the handshake has shown what it shows of the key. */
  Optional<Verification> verification(dev.ascertain.handshake.KeyProof proof) {
    return verification.map(v -> v.withKeyProof(proof(proof)));
  }

  private static KeyProof proof(dev.ascertain.handshake.KeyProof proof) {
    return switch (proof) {
      case CERTIFICATE_VERIFY -> KeyProof.PROVEN_BY_CERTIFICATE_VERIFY;
      case SERVER_KEY_EXCHANGE -> KeyProof.PROVEN_BY_SERVER_KEY_EXCHANGE;
      case RSA_KEY_EXCHANGE -> KeyProof.PROVEN_BY_RSA_KEY_EXCHANGE;
      case FAILED -> KeyProof.FAILED;
      case NOT_REACHED -> KeyProof.NOT_REACHED;
    };
  }

  /** What cannot be told, such as whether an unknown kind of signature is right, is no proof. */
  private static Violation refusal(Verification found) {
    Optional<Finding> gravest = found.headline().or(() -> found.findings().stream().findFirst());
    return new Violation(
        gravest.map(finding -> rule(finding.kind())).orElse(Rule.CERTIFICATE_UNKNOWN),
        "Certificate.certificate_list["
            + gravest.map(f -> Math.max(0, f.certificate())).orElse(0)
            + "]",
        new ByteRange(0, 0),
        "a certificate that can be trusted",
        gravest.map(Finding::toString).orElseGet(() -> found.check(Check.CHAIN).evidence()));
  }

  /** RFC 9846 section 6.2 has an alert for each of these reasons. */
  private static Rule rule(FindingKind kind) {
    return switch (kind) {
      case EXPIRED, NOT_YET_VALID, EXPIRED_INTERMEDIATE, EXPIRED_ROOT -> Rule.CERTIFICATE_EXPIRED;
      case REVOKED -> Rule.CERTIFICATE_REVOKED;
      case SELF_SIGNED, INCOMPLETE_CHAIN, UNKNOWN_CA, ISSUER_KEY_MISMATCH -> Rule.UNKNOWN_CA;
      case NO_CERTIFICATE,
          MALFORMED_CERTIFICATE,
          WRONG_KEY,
          BAD_SIGNATURE,
          ALGORITHM_MISMATCH,
          WEAK_SIGNATURE,
          WEAK_KEY,
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
          MISORDERED_CHAIN,
          UNNEEDED_CERTIFICATE,
          ROOT_SENT ->
          Rule.CERTIFICATE_UNKNOWN;
    };
  }
}

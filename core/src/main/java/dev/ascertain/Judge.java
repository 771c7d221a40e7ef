package dev.ascertain;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.verify.Check;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.FindingKind;
import dev.ascertain.verify.FromHandshake;
import dev.ascertain.verify.KeyProof;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.time.Instant;
import java.util.Optional;

/** Judges by {@link Verifier}, and keeps what it found. Used for one handshake, by one thread. */
final class Judge implements CertificateJudge {
  private final ReferenceIdentifier name;
  private final Options.Judgement judgement;
  private final Instant now;
  private final Environment environment;
  private Optional<Judged> judged = Optional.empty();

  /** What was asked of the verifier, and what it said. */
  private record Judged(VerificationRequest request, Verification verification) {}

  Judge(
      ReferenceIdentifier name, Options.Judgement judgement, Instant now, Environment environment) {
    this.name = name;
    this.judgement = judgement;
    this.now = now;
    this.environment = environment;
  }

  @Override
  public Optional<Violation> judge(Presented presented) {
    VerificationRequest request =
        judgement
            .request(presented.certificates(), Optional.of(name), now, environment.bundledTrust())
            .with(
                new FromHandshake(
                    presented.staples(), presented.timestamps(), KeyProof.NOT_REACHED));
    Verification found = Verifier.verify(request, environment.crypto());
    judged = Optional.of(new Judged(request, found));
    return found.trusted() ? Optional.empty() : Optional.of(refusal(found));
  }

  /** The verification, once the handshake has shown what it shows of the key. */
  Optional<Verification> verification(dev.ascertain.handshake.KeyProof proof) {
    return judged.map(known -> known.verification().withKeyProof(proof(proof)));
  }

  /** The verification with all evidence that can be fetched; empty if no certificate came. */
  Optional<Verified> withEvidence(dev.ascertain.handshake.KeyProof proof, ConnectOptions connect) {
    return judged.map(known ->
        EvidenceLoop.run(
            known.request().withKeyProof(proof(proof)),
            known.verification().withKeyProof(proof(proof)),
            judgement.fetch(),
            connect,
            environment));
  }

  private static KeyProof proof(dev.ascertain.handshake.KeyProof proof) {
    return switch (proof) {
      case CERTIFICATE_VERIFY -> KeyProof.PROVEN_BY_CERTIFICATE_VERIFY;
      case SERVER_KEY_EXCHANGE -> KeyProof.PROVEN_BY_SERVER_KEY_EXCHANGE;
      case RSA_KEY_EXCHANGE -> KeyProof.PROVEN_BY_RSA_KEY_EXCHANGE;
      case FAILED -> KeyProof.FAILED;
      // There is no certificate in such a handshake, so nothing that could be proven.
      case NOT_REACHED, PRE_SHARED_KEY -> KeyProof.NOT_REACHED;
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
      case NO_CERTIFICATE,
          MALFORMED_CERTIFICATE,
          WRONG_KEY,
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

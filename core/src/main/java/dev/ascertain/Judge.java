package dev.ascertain;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.verify.Delegations;
import dev.ascertain.verify.FromHandshake;
import dev.ascertain.verify.KeyPin;
import dev.ascertain.verify.KeyProof;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.Refusal;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.DelegatedCredential;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges by {@link Verifier}, and keeps what it found. Used for one handshake, by one thread. */
final class Judge implements CertificateJudge {
  private final ReferenceIdentifier name;
  private final Options.Judgement judgement;
  private final List<KeyPin> rawPublicKeys;
  private final Instant now;
  private final Environment environment;
  private Optional<Judged> judged = Optional.empty();

  /** What was asked of the verifier, and what it said. */
  private record Judged(VerificationRequest request, Verification verification) {}

  Judge(
      ReferenceIdentifier name,
      Options.Judgement judgement,
      List<KeyPin> rawPublicKeys,
      Instant now,
      Environment environment) {
    this.name = name;
    this.judgement = judgement;
    this.rawPublicKeys = rawPublicKeys;
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
    return Refusal.of(found);
  }

  @Override
  public Optional<Violation> judgeKey(byte[] subjectPublicKeyInfo) {
    KeyPin presented = KeyPin.of(subjectPublicKeyInfo, environment.crypto());
    String known = rawPublicKeys.stream().map(KeyPin::toString).collect(Collectors.joining(", "));
    return rawPublicKeys.contains(presented)
        ? Optional.empty()
        : Optional.of(
            CertificateJudge.unknownKey(subjectPublicKeyInfo, known, presented.toString()));
  }

  @Override
  public Optional<Violation> judgeDelegation(byte[] certificate, DelegatedCredential credential) {
    return Delegations.check(
        certificate, credential, judgement.at().orElse(now), environment.crypto());
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
      case DELEGATED_CREDENTIAL -> KeyProof.PROVEN_BY_DELEGATED_KEY;
      case BAD_DELEGATION -> KeyProof.BAD_DELEGATION;
      case SERVER_KEY_EXCHANGE -> KeyProof.PROVEN_BY_SERVER_KEY_EXCHANGE;
      case RSA_KEY_EXCHANGE -> KeyProof.PROVEN_BY_RSA_KEY_EXCHANGE;
      case FAILED -> KeyProof.FAILED;
      // There is no certificate in such a handshake, so nothing that could be proven.
      case NOT_REACHED, PRE_SHARED_KEY -> KeyProof.NOT_REACHED;
    };
  }
}

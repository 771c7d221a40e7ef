package dev.ascertain.verify;

import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.verify.transparency.TransparencyStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a verification: everything that was found out, right or wrong.
 *
 * @param at the time of judgement
 * @param name the name the client asked for; empty if the name was not checked
 * @param measure by which measure it was judged
 * @param certificates the certificates sent, in the order sent (0 is the server's own); then the
 *     extra intermediates; then those fetched; then the anchors that paths lead to
 * @param paths all paths found, the best first
 * @param findings everything found, by rank
 * @param checks the five checks, in the order of {@link Check}
 * @param trust what became of the chain by each trust store, in the order of the measure
 * @param transparency what the certificate timestamps of the server's own certificate are worth;
 *     empty if nobody asks: below roots that are not public
 * @param revocations what is known about the revocation of each certificate of the best path but
 *     the root, the server's own first; never empty
 * @param wanted what could change the verdict, if it could be had
 */
public record Verification(
    Instant at,
    Optional<ReferenceIdentifier> name,
    Measure measure,
    List<JudgedCertificate> certificates,
    List<CertificationPath> paths,
    List<Finding> findings,
    List<CheckResult> checks,
    List<StoreVerdict> trust,
    Optional<TransparencyStatus> transparency,
    List<CertificateRevocation> revocations,
    List<Wanted> wanted) {

  /** Copies the lists. */
  public Verification {
    certificates = List.copyOf(certificates);
    paths = List.copyOf(paths);
    findings = List.copyOf(findings);
    checks = List.copyOf(checks);
    trust = List.copyOf(trust);
    revocations = List.copyOf(revocations);
    wanted = List.copyOf(wanted);
  }

  /** The trust store that the verdict is by. */
  public TrustStore store() {
    return measure.store();
  }

  /** What is known about the revocation of the server's own certificate. */
  public RevocationStatus revocation() {
    return revocations.getFirst().status();
  }

  /** What one check came to. */
  public CheckResult check(Check check) {
    return checks.stream().filter(result -> result.check() == check).findFirst().orElseThrow();
  }

  /** The finding to speak of first; empty if there is no error. */
  public Optional<Finding> headline() {
    return findings.stream().filter(f -> f.severity() == Severity.ERROR).findFirst();
  }

  /**
   * Whether a client would go on: the chain passed, and nothing failed. What could not be told,
   * such as a revocation, a name that was not asked for or a proof of the key that was not reached,
   * does not stand in the way.
   */
  public boolean trusted() {
    return check(Check.CHAIN).outcome() == Outcome.PASSED
        && checks.stream().noneMatch(result -> result.outcome() == Outcome.FAILED);
  }

  /** The best path; empty if there is none, because the server's certificate cannot be read. */
  public Optional<CertificationPath> bestPath() {
    return paths.stream().findFirst();
  }

  /** This verification, once the handshake has shown whether the server holds the key. */
  public Verification withKeyProof(KeyProof proof) {
    return Checks.withKeyProof(this, proof);
  }
}

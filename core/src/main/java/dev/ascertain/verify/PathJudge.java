package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds and validates the paths to the roots of one store after the other. What does not depend on
 * the store, such as who signed what, is found out once.
 */
final class PathJudge {
  private final VerificationRequest request;
  private final Pool pool;
  private final Signatures signatures;
  private final NameConstraintCheck nameConstraints;

  PathJudge(
      VerificationRequest request,
      Pool pool,
      SignatureChecker checker,
      Optional<VerificationCache> cache) {
    this.request = request;
    this.pool = pool;
    this.signatures = new Signatures(pool, checker, cache);
    this.nameConstraints = new NameConstraintCheck(pool, request.measure().profile());
  }

  /**
   * What became of the chain by one store.
   *
   * @param paths all paths found, the best first
   * @param nearMisses issuers that fit by name, but whose key did not make the signature
   * @param exhausted whether a limit ended the search before it was complete
   */
  record Judgement(
      TrustStore store,
      List<CertificationPath> paths,
      List<SentFinding.IssuerKeyMismatch> nearMisses,
      boolean exhausted) {}

  /** Judges by one store. */
  Judgement judge(TrustStore store) {
    Judgement fast = judge(store, false);
    // Names of issuers nearly always have the very bytes of their subjects. Compare them by all the
    // rules only when that could change the verdict.
    boolean valid = !fast.paths.isEmpty() && fast.paths.getFirst().valid();
    return valid ? fast : judge(store, true);
  }

  private Judgement judge(TrustStore store, boolean comparingNames) {
    PathSearch search = new PathSearch(pool, store, comparingNames, signatures, request.at());
    List<CertificationPath> paths = new ArrayList<>();
    for (PathSearch.Found found : search.run()) {
      paths.add(judge(store, found));
    }
    paths.sort(bestFirst());
    return new Judgement(
        store, List.copyOf(paths), search.nearMisses(), search.exhausted() || pool.overfull());
  }

  /**
   * Validates one path by the limits of the store and by the RFC, and holds its certificates to the
   * rules about what they may say.
   */
  private CertificationPath judge(TrustStore store, PathSearch.Found found) {
    CertificationPath path =
        PathValidation.validate(
            pool,
            signatures,
            nameConstraints,
            found.plus(StoreLimits.check(request, store, pool, found)),
            request.measure(),
            request.at());
    List<Finding> findings = new ArrayList<>(path.findings());
    findings.addAll(CertificateRules.check(pool, store, found, request.measure(), signatures));
    return new CertificationPath(path.certificates(), path.anchored(), Checks.ranked(findings));
  }

  /**
   * Valid paths first, then anchored ones, then those whose worst fault is the least; of equals the
   * shortest.
   */
  private static Comparator<CertificationPath> bestFirst() {
    return Comparator.comparing((CertificationPath path) -> !path.valid())
        .thenComparing(path -> !path.anchored())
        .thenComparing(PathJudge::worst, Comparator.reverseOrder())
        .thenComparingInt(path -> path.certificates().size());
  }

  /** The kind of the gravest finding; the mildest kind of all if there is none. */
  private static FindingKind worst(CertificationPath path) {
    // The findings of a path are ranked already.
    return path.findings().isEmpty()
        ? FindingKind.NOT_TRUSTED_EVERYWHERE
        : path.findings().getFirst().kind();
  }
}

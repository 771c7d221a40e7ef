package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker.Result;
import dev.ascertain.x509.AuthorityKeyIdentifier;
import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.SubjectKeyIdentifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds all paths from the server's certificate towards the roots of one store (RFC 4158).
 *
 * <p>The search goes from the certificate upwards. Issuers are found by name; only those whose key
 * made the signature are followed. It is depth-first: trusted roots first, then issuers whose key
 * identifier fits, then those that look valid, then the rest in the order sent. So the first paths
 * found are those that clients prefer, should the search not come to its end. A path that can go no
 * further is kept, with the reason why.
 */
final class PathSearch {
  /** Limits of ours; real chains need less than a tenth. */
  static final int MAX_STEPS = 2_000;

  static final int MAX_PATHS = 50;
  static final int MAX_LENGTH = 16;

  private final Pool pool;
  private final TrustStore store;
  private final boolean comparingNames;
  private final Signatures signatures;
  private final Instant at;
  private final List<Found> found = new ArrayList<>();
  private final List<SentFinding.IssuerKeyMismatch> nearMisses = new ArrayList<>();
  private int steps;
  private boolean exhausted;

  /**
   * A search for paths to the roots of {@code store}.
   *
   * @param comparingNames whether issuers are found by comparing names instead of their bytes,
   *     which is more thorough and slower
   * @param at the time of judgement; only the order of the search depends on it
   */
  PathSearch(
      Pool pool, TrustStore store, boolean comparingNames, Signatures signatures, Instant at) {
    this.pool = pool;
    this.store = store;
    this.comparingNames = comparingNames;
    this.signatures = signatures;
    this.at = at;
  }

  /**
   * A path as found, not yet validated.
   *
   * @param certificates indexes into the pool, from the server's certificate upwards
   * @param anchored whether the last one is a trusted root
   * @param findings why it ends, what is missing on it, and which signatures could not be checked
   */
  record Found(List<Integer> certificates, boolean anchored, List<Finding> findings) {

    /** This, with more findings. */
    Found plus(List<Finding> more) {
      if (more.isEmpty()) {
        return this;
      }
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(more);
      return new Found(certificates, anchored, List.copyOf(all));
    }
  }

  /** All paths from certificate 0, which must be readable. */
  List<Found> run() {
    extend(List.of(0), List.of());
    return List.copyOf(found);
  }

  /** Issuers that fit by name, but whose key did not make the signature. */
  List<SentFinding.IssuerKeyMismatch> nearMisses() {
    return List.copyOf(nearMisses);
  }

  /** Whether a limit ended the search before it was complete. */
  boolean exhausted() {
    return exhausted;
  }

  private void extend(List<Integer> path, List<Finding> findings) {
    int last = path.getLast();
    Certificate child = pool.certificate(last);
    boolean extended = false;
    List<Integer> refused = new ArrayList<>();
    for (Candidate candidate : candidates(last, child)) {
      if (outOfBudget()) {
        return;
      }
      if (!candidate.anchor && repeats(path, candidate.index)) {
        continue;
      }
      Optional<Result> signed = signatures.check(last, candidate.index);
      if (signed.isEmpty()) {
        exhausted = true;
        return;
      }
      List<Finding> here = findings;
      switch (signed.get()) {
        case VALID -> {}
        case INVALID -> {
          refused.add(candidate.index);
          continue;
        }
        case UNSUPPORTED -> {
          // Which parameters a key inherits depends on the path, so its validation checks that.
          if (!pool.certificate(candidate.index).subjectPublicKeyInfo().inheritsParameters()) {
            here =
                plus(
                    findings,
                    new ChainFinding.UnsupportedAlgorithm(
                        last, child.signatureAlgorithm().toString()));
          }
        }
      }
      extended = true;
      List<Integer> longer = plus(path, candidate.index);
      if (candidate.anchor) {
        found.add(new Found(longer, true, DeadEnd.plusMissing(pool, longer, here)));
      } else if (path.size() < MAX_LENGTH) {
        extend(longer, here);
      } else {
        exhausted = true;
      }
    }
    noteRefused(last, refused);
    if (!extended && !exhausted) {
      List<Finding> ending = plus(findings, deadEnd(path, refused));
      found.add(new Found(path, false, DeadEnd.plusMissing(pool, path, ending)));
    }
  }

  /** A certificate whose subject is the child's issuer; the smaller its rank, the better. */
  private record Candidate(int index, boolean anchor, int rank) {}

  private List<Candidate> candidates(int index, Certificate child) {
    List<Candidate> candidates = new ArrayList<>();
    Name issuer = child.issuer();
    for (Certificate root : comparingNames ? store.matching(issuer) : store.named(issuer)) {
      candidates.add(new Candidate(pool.anchor(root), true, rank(child, root)));
    }
    candidates.sort(PathSearch::byRank);
    int anchors = candidates.size();
    for (int candidate : pool.issuersOf(index, comparingNames)) {
      candidates.add(new Candidate(candidate, false, rank(child, pool.certificate(candidate))));
    }
    candidates.subList(anchors, candidates.size()).sort(PathSearch::byRank);
    return candidates;
  }

  private int rank(Certificate child, Certificate candidate) {
    boolean looksValid =
        !at.isBefore(candidate.notBefore())
            && !at.isAfter(candidate.notAfter())
            && candidate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent();
    return (keyIdentifiersDiffer(child, candidate) ? 2 : 0) + (looksValid ? 0 : 1);
  }

  /** The sort is stable: of equal candidates the one that came first stays first. */
  private static int byRank(Candidate a, Candidate b) {
    return Integer.compare(a.rank, b.rank);
  }

  /**
   * RFC 4158 section 2.4.1: a loop is a path that meets the same subject with the same key again. A
   * certificate that is a trusted root is only ever followed as one.
   */
  private boolean repeats(List<Integer> path, int candidate) {
    Certificate certificate = pool.certificate(candidate);
    for (int index : path) {
      Certificate earlier = pool.certificate(index);
      if (earlier.subjectPublicKeyInfo().equals(certificate.subjectPublicKeyInfo())
          && earlier.subject().equals(certificate.subject())) {
        return true;
      }
    }
    return store.contains(certificate);
  }

  private boolean outOfBudget() {
    steps++;
    exhausted |= steps > MAX_STEPS || found.size() >= MAX_PATHS;
    return exhausted;
  }

  private void noteRefused(int child, List<Integer> refused) {
    for (int candidate : refused) {
      SentFinding.IssuerKeyMismatch nearMiss = new SentFinding.IssuerKeyMismatch(child, candidate);
      if (!nearMisses.contains(nearMiss)) {
        nearMisses.add(nearMiss);
      }
    }
  }

  private Finding deadEnd(List<Integer> path, List<Integer> refused) {
    int last = path.getLast();
    Certificate top = pool.certificate(last);
    if (top.isSelfIssued()) {
      Optional<Result> own = signatures.check(last, last);
      exhausted |= own.isEmpty();
      if (own.filter(result -> result == Result.VALID).isPresent()) {
        return DeadEnd.selfSigned(pool, path, store);
      }
    }
    for (int candidate : refused) {
      if (!keyIdentifiersDiffer(top, pool.certificate(candidate))) {
        return new ChainFinding.BadSignature(last, candidate);
      }
    }
    if (top.isSelfIssued() && !keyIdentifiersDiffer(top, top)) {
      return new ChainFinding.BadSignature(last, last);
    }
    return DeadEnd.withoutIssuer(pool, path, store);
  }

  /** Whether the identifiers say that another key made the signature (RFC 5280 section 4.2.1.1). */
  private static boolean keyIdentifiersDiffer(Certificate child, Certificate issuer) {
    Optional<byte[]> wanted =
        child
            .extension(AuthorityKeyIdentifier.class)
            .flatMap(AuthorityKeyIdentifier::keyIdentifier);
    Optional<byte[]> actual =
        issuer.extension(SubjectKeyIdentifier.class).map(SubjectKeyIdentifier::keyIdentifier);
    return wanted.isPresent() && actual.isPresent() && !Arrays.equals(wanted.get(), actual.get());
  }

  private static <T> List<T> plus(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return List.copyOf(longer);
  }
}

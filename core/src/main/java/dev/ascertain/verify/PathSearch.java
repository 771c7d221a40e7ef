package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.x509.AuthorityInfoAccess;
import dev.ascertain.x509.AuthorityKeyIdentifier;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.SubjectKeyIdentifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds all paths from the server's certificate towards trusted roots (RFC 4158).
 *
 * <p>The search goes from the certificate upwards. Issuers are found by name; only those whose key
 * made the signature are followed. It is depth-first: trusted roots first, then issuers whose key
 * identifier fits, then the rest in the order sent. A path that can go no further is kept, with the
 * reason why.
 */
final class PathSearch {
  /** Limits of ours; real chains need less than a tenth. */
  static final int MAX_SIGNATURES = 64;

  static final int MAX_STEPS = 2_000;
  static final int MAX_PATHS = 50;
  static final int MAX_LENGTH = 16;

  private final Pool pool;
  private final SignatureChecker signatures;
  private final Map<List<Integer>, SignatureChecker.Result> edges = new HashMap<>();
  private final List<Found> found = new ArrayList<>();
  private final List<SentFinding.IssuerKeyMismatch> nearMisses = new ArrayList<>();
  private int steps;
  private boolean exhausted;

  PathSearch(Pool pool, SignatureChecker signatures) {
    this.pool = pool;
    this.signatures = signatures;
  }

  /**
   * A path as found, not yet validated.
   *
   * @param certificates indexes into the pool, from the server's certificate upwards
   * @param anchored whether the last one is a trusted root
   * @param findings why it ends, and which signatures could not be checked
   */
  record Found(List<Integer> certificates, boolean anchored, List<Finding> findings) {}

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
    for (int candidate : candidates(child)) {
      if (outOfBudget()) {
        return;
      }
      boolean anchor = pool.isAnchor(candidate);
      if (!anchor && (candidate == last || repeats(path, candidate))) {
        continue;
      }
      List<Finding> here = findings;
      switch (edge(last, candidate)) {
        case VALID -> {}
        case INVALID -> {
          refused.add(candidate);
          continue;
        }
        case UNSUPPORTED ->
            here =
                plus(
                    findings,
                    new ChainFinding.UnsupportedAlgorithm(
                        last, child.signatureAlgorithm().toString()));
      }
      extended = true;
      List<Integer> longer = plus(path, candidate);
      if (anchor) {
        found.add(new Found(longer, true, here));
      } else if (path.size() < MAX_LENGTH) {
        extend(longer, here);
      } else {
        exhausted = true;
      }
    }
    noteRefused(last, refused);
    if (!extended && !exhausted) {
      found.add(new Found(path, false, plus(findings, deadEnd(path, refused))));
    }
  }

  /** The certificates whose subject is the child's issuer, the most promising first. */
  private List<Integer> candidates(Certificate child) {
    List<Integer> candidates = new ArrayList<>(pool.issuersOf(child));
    candidates.sort(
        Comparator.comparing((Integer i) -> !pool.isAnchor(i))
            .thenComparing(i -> keyIdentifiersDiffer(child, pool.certificate(i))));
    return candidates;
  }

  /**
   * RFC 4158 section 2.4.1: a loop is a path that meets the same subject with the same key again. A
   * certificate that is a trusted root is only ever followed as one.
   */
  private boolean repeats(List<Integer> path, int candidate) {
    Certificate certificate = pool.certificate(candidate);
    for (int index : path) {
      Certificate earlier = pool.certificate(index);
      if (earlier.subject().equals(certificate.subject())
          && earlier.subjectPublicKeyInfo().equals(certificate.subjectPublicKeyInfo())) {
        return true;
      }
    }
    return pool.isCopyOfAnchor(certificate);
  }

  private SignatureChecker.Result edge(int child, int issuer) {
    SignatureChecker.Result known = edges.get(List.of(child, issuer));
    if (known == null) {
      known =
          signatures.check(
              pool.certificate(child), pool.certificate(issuer).subjectPublicKeyInfo());
      edges.put(List.of(child, issuer), known);
    }
    return known;
  }

  private boolean outOfBudget() {
    steps++;
    exhausted |= steps > MAX_STEPS || edges.size() >= MAX_SIGNATURES || found.size() >= MAX_PATHS;
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

  /** Why the path ends here; the reasoning is in the package's description. */
  private Finding deadEnd(List<Integer> path, List<Integer> refused) {
    int last = path.getLast();
    Certificate top = pool.certificate(last);
    if (top.isSelfIssued()
        && signatures.check(top, top.subjectPublicKeyInfo()) == SignatureChecker.Result.VALID) {
      return path.size() == 1
          ? new ChainFinding.SelfSigned(last)
          : new ChainFinding.UnknownCa(last, top.subject(), true, pool.store().toString());
    }
    for (int candidate : refused) {
      if (!keyIdentifiersDiffer(top, pool.certificate(candidate))) {
        return new ChainFinding.BadSignature(last, candidate);
      }
    }
    if (top.isSelfIssued() && !keyIdentifiersDiffer(top, top)) {
      return new ChainFinding.BadSignature(last, last);
    }
    List<String> caIssuers =
        top.extension(AuthorityInfoAccess.class)
            .map(AuthorityInfoAccess::caIssuers)
            .orElse(List.of());
    boolean alone = path.size() == 1;
    if (alone || !caIssuers.isEmpty()) {
      boolean sure = alone && !caIssuers.isEmpty();
      return new ChainFinding.IncompleteChain(last, top.issuer(), caIssuers, sure);
    }
    return new ChainFinding.UnknownCa(last, top.issuer(), false, pool.store().toString());
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

package dev.ascertain.verify;

import dev.ascertain.verify.JudgedCertificate.Source;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates a verification works with, by index: those sent, the extra ones, those fetched,
 * then the anchors of all stores as paths come to need them.
 */
final class Pool {
  /** A limit of ours: no server needs a hundredth of it. Further certificates are not read. */
  static final int MAX_READ = 1_000;

  private final List<JudgedCertificate> certificates = new ArrayList<>();
  private final Map<Certificate, Integer> anchors = new HashMap<>();
  private final Map<Integer, List<Integer>> sameBytes = new HashMap<>();
  private final Map<Name, List<Integer>> bySubject = new HashMap<>();
  private final Optional<VerificationCache> cache;
  private final int candidates;
  private boolean overfull;

  Pool(VerificationRequest request, Optional<VerificationCache> cache) {
    this.cache = cache;
    request.certificates().forEach(der -> add(Source.SENT, der));
    request.intermediates().forEach(der -> add(Source.EXTRA, der));
    for (byte[] der : FetchedIssuers.of(certificates, request.evidence())) {
      add(Source.FETCHED, der);
    }
    candidates = certificates.size();
  }

  /** All certificates so far. */
  List<JudgedCertificate> all() {
    return List.copyOf(certificates);
  }

  /** Whether there were more certificates than are read. */
  boolean overfull() {
    return overfull;
  }

  /** A certificate that is known to be readable. */
  Certificate certificate(int index) {
    return certificates.get(index).certificate().orElseThrow();
  }

  /** Where it came from. */
  Source source(int index) {
    return certificates.get(index).source();
  }

  /**
   * The certificates, besides anchors, whose subject is this one's issuer; each of equal ones once.
   *
   * @param comparingNames whether names are compared by RFC 5280 section 7.1 instead of their
   *     bytes, which is more thorough and slower
   */
  List<Integer> issuersOf(int child, boolean comparingNames) {
    if (!comparingNames) {
      return sameBytes.computeIfAbsent(
          child, index -> withSubject(certificate(index).issuer().der()));
    }
    if (bySubject.isEmpty()) {
      indexBySubject();
    }
    return bySubject.getOrDefault(certificate(child).issuer(), List.of());
  }

  /** The index of a root of a store, which joins the pool if it is new. */
  int anchor(Certificate root) {
    return anchors.computeIfAbsent(root, this::addAnchor);
  }

  private List<Integer> withSubject(byte[] name) {
    Set<Certificate> seen = new HashSet<>();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      Optional<Certificate> candidate = certificates.get(i).certificate();
      if (candidate.isPresent()
          && Arrays.equals(candidate.get().subject().der(), name)
          && seen.add(candidate.get())) {
        found.add(i);
      }
    }
    return List.copyOf(found);
  }

  private void indexBySubject() {
    Set<Certificate> seen = new HashSet<>();
    for (int i = 0; i < candidates; i++) {
      Optional<Certificate> candidate = certificates.get(i).certificate();
      if (candidate.isPresent() && seen.add(candidate.get())) {
        bySubject.computeIfAbsent(candidate.get().subject(), _ -> new ArrayList<>()).add(i);
      }
    }
  }

  private int addAnchor(Certificate anchor) {
    certificates.add(
        new JudgedCertificate(
            Source.ANCHOR, anchor.der(), Optional.of(anchor), anchor.malformed()));
    return certificates.size() - 1;
  }

  private void add(Source source, byte[] der) {
    if (certificates.size() < MAX_READ) {
      certificates.add(read(source, der));
      return;
    }
    overfull = true;
    Violation unread =
        new Violation(
            Rule.UNREADABLE_CERTIFICATE,
            "certificate_list[" + certificates.size() + "]",
            new ByteRange(0, 0),
            "at most " + MAX_READ + " certificates",
            "one more");
    certificates.add(new JudgedCertificate(source, der, Optional.empty(), List.of(unread)));
  }

  private JudgedCertificate read(Source source, byte[] der) {
    try {
      Certificate certificate =
          cache.isPresent() ? cache.get().certificate(der) : Certificate.decode(der);
      return new JudgedCertificate(source, der, Optional.of(certificate), certificate.malformed());
    } catch (ViolationException e) {
      return new JudgedCertificate(source, der, Optional.empty(), List.of(e.violation()));
    }
  }
}

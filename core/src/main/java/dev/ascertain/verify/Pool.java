package dev.ascertain.verify;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates a verification works with, by index: those sent, the extra ones, then anchors.
 */
final class Pool {
  private final TrustStore store;
  private final boolean comparingNames;
  private final List<JudgedCertificate> certificates = new ArrayList<>();
  private final Map<Certificate, Integer> anchors = new HashMap<>();

  /**
   * The certificates of a request.
   *
   * @param comparingNames whether anchors are found by comparing names instead of their bytes,
   *     which is more thorough and slower
   */
  Pool(VerificationRequest request, boolean comparingNames) {
    this.store = request.store();
    this.comparingNames = comparingNames;
    request.certificates().forEach(der -> add(JudgedCertificate.Source.SENT, der));
    request.intermediates().forEach(der -> add(JudgedCertificate.Source.EXTRA, der));
  }

  /** All certificates so far. */
  List<JudgedCertificate> all() {
    return List.copyOf(certificates);
  }

  /** The trusted roots. */
  TrustStore store() {
    return store;
  }

  /** A certificate that is known to be readable. */
  Certificate certificate(int index) {
    return certificates.get(index).certificate().orElseThrow();
  }

  /** Whether it comes from the trust store. */
  boolean isAnchor(int index) {
    return certificates.get(index).source() == JudgedCertificate.Source.ANCHOR;
  }

  /** Whether the same certificate is in the trust store. */
  boolean isCopyOfAnchor(Certificate certificate) {
    return store.contains(certificate);
  }

  /**
   * The certificates whose subject is this one's issuer; adds the anchors among them to the pool.
   */
  List<Integer> issuersOf(Certificate child) {
    List<Integer> issuers = new ArrayList<>();
    List<Certificate> seen = new ArrayList<>();
    for (int i = 0; i < certificates.size(); i++) {
      Optional<Certificate> candidate = certificates.get(i).certificate();
      if (!isAnchor(i)
          && candidate.isPresent()
          && candidate.get().subject().equals(child.issuer())
          && !seen.contains(candidate.get())) {
        seen.add(candidate.get());
        issuers.add(i);
      }
    }
    Name issuer = child.issuer();
    for (Certificate anchor : comparingNames ? store.matching(issuer) : store.named(issuer)) {
      issuers.add(anchors.computeIfAbsent(anchor, this::addAnchor));
    }
    return issuers;
  }

  private int addAnchor(Certificate anchor) {
    certificates.add(
        new JudgedCertificate(
            JudgedCertificate.Source.ANCHOR,
            anchor.der(),
            Optional.of(anchor),
            anchor.malformed()));
    return certificates.size() - 1;
  }

  private void add(JudgedCertificate.Source source, byte[] der) {
    certificates.add(read(source, der));
  }

  private static JudgedCertificate read(JudgedCertificate.Source source, byte[] der) {
    try {
      Certificate certificate = Certificate.decode(der);
      return new JudgedCertificate(source, der, Optional.of(certificate), certificate.malformed());
    } catch (ViolationException e) {
      return new JudgedCertificate(source, der, Optional.empty(), List.of(e.violation()));
    }
  }
}

package dev.ascertain.report;

import dev.ascertain.verify.CertificationPath;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.Verification;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Until when a path is good: as long as the first of its certificates to expire. The trusted root
 * is not among them, for a trust anchor has no dates (RFC 5280 section 6.1.1 (d)).
 *
 * @param first which certificate expires first, and when
 * @param next which of the others expires next, once the first is renewed; empty if there is none
 */
public record PathExpiry(Expiry first, Optional<Expiry> next) {

  /**
   * The end of one certificate.
   *
   * @param certificate its index among the verification's certificates
   * @param notAfter its last second
   */
  public record Expiry(int certificate, Instant notAfter) {}

  /** The expiry of a verification's best path; empty if there is no path. */
  static Optional<PathExpiry> of(Verification verification) {
    List<Integer> path =
        verification.bestPath().map(CertificationPath::certificates).orElse(List.of());
    List<Expiry> all =
        path.stream()
            .filter(index -> !isAnchor(verification.certificates().get(index)))
            .map(index -> new Expiry(index, notAfter(verification, index)))
            .sorted(Comparator.comparing(Expiry::notAfter))
            .toList();
    return all.stream()
        .findFirst()
        .map(first -> new PathExpiry(first, all.stream().skip(1).findFirst()));
  }

  private static boolean isAnchor(JudgedCertificate judged) {
    return judged.source() == JudgedCertificate.Source.ANCHOR;
  }

  /** A certificate on a path has been read. */
  private static Instant notAfter(Verification verification, int index) {
    return verification.certificates().get(index).certificate().orElseThrow().notAfter();
  }
}

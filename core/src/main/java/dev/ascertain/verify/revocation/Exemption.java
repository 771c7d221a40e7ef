package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.AuthorityInfoAccess;
import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CrlDistributionPoints;
import dev.ascertain.x509.ExtKeyUsage;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.OcspNoCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Certificates about whose revocation nobody need be asked. */
final class Exemption {
  /** Since when short-lived is 7 days instead of 10 (Baseline Requirements section 1.6.1). */
  private static final Instant SEVEN_DAYS_SINCE = Instant.parse("2026-03-15T00:00:00Z");

  private static final Duration SHORT = Duration.ofDays(7);
  private static final Duration SHORT_BEFORE = Duration.ofDays(10);

  private Exemption() {}

  /** Why nobody need be asked; empty if somebody must. */
  static Optional<Why> of(Certificate certificate) {
    // RFC 6960 section 4.2.2.2.1: "A CA may specify that an OCSP client can trust a responder for
    // the lifetime of the responder's certificate. The CA does so by including the extension
    // id-pkix-ocsp-nocheck."
    boolean responder =
        certificate
            .extension(ExtKeyUsage.class)
            .filter(usage -> usage.purposes().contains(ObjectIdentifier.OCSP_SIGNING))
            .isPresent();
    if (responder && certificate.extension(OcspNoCheck.class).isPresent()) {
      return Optional.of(Why.NO_CHECK);
    }
    return isShortLived(certificate) ? Optional.of(Why.SHORT_LIVED) : Optional.empty();
  }

  /**
   * Baseline Requirements sections 7.1.2.11.2 and 4.9.10: a Short-lived Subscriber Certificate need
   * state neither CRL distribution points nor an OCSP responder. Validity includes both its first
   * and its last second (section 1.6.1).
   */
  private static boolean isShortLived(Certificate certificate) {
    boolean ca =
        certificate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent();
    boolean silent =
        certificate.extension(CrlDistributionPoints.class).isEmpty()
            && certificate
                .extension(AuthorityInfoAccess.class)
                .filter(access -> !access.ocsp().isEmpty())
                .isEmpty();
    Duration most = certificate.notBefore().isBefore(SEVEN_DAYS_SINCE) ? SHORT_BEFORE : SHORT;
    Duration validity =
        Duration.between(certificate.notBefore(), certificate.notAfter().plusSeconds(1));
    return !ca && silent && validity.compareTo(most) <= 0;
  }
}

package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.x509.CertificateList;
import dev.ascertain.x509.DeltaCrlIndicator;
import dev.ascertain.x509.IssuingDistributionPoint;
import java.util.Optional;

/**
 * A CRL and where it comes from.
 *
 * @param source where it comes from
 * @param list what it says
 */
record Crl(Source source, CertificateList list) {

  /** Whether it holds only what changed since another CRL (RFC 5280 section 5.2.4). */
  boolean isDelta() {
    return list.extension(DeltaCrlIndicator.class).isPresent();
  }

  /** What it covers; empty if all certificates of its issuer, for all reasons. */
  Optional<IssuingDistributionPoint> scope() {
    return list.extension(IssuingDistributionPoint.class);
  }

  /** Whether it may be about certificates of other issuers than its own. */
  boolean isIndirect() {
    return scope().filter(IssuingDistributionPoint::indirectCrl).isPresent();
  }
}

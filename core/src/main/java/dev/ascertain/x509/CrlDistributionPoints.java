package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * Where the issuer's revocation lists are (RFC 5280 section 4.2.1.13).
 *
 * <pre>
 * CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param points the distribution points
 */
public record CrlDistributionPoints(boolean critical, List<DistributionPoint> points)
    implements CertificateExtension {

  /** Copies the points. */
  public CrlDistributionPoints {
    points = List.copyOf(points);
  }

  static CrlDistributionPoints decode(boolean critical, DerReader value) throws ViolationException {
    return new CrlDistributionPoints(critical, DistributionPoint.decodeAll(value));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.CRL_DISTRIBUTION_POINTS;
  }
}

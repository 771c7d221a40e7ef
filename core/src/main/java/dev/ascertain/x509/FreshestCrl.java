package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * Where the lists are that only state what changed since the complete revocation list (RFC 5280
 * sections 4.2.1.15 and 5.2.6).
 *
 * <pre>
 * FreshestCRL ::= CRLDistributionPoints
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param points the distribution points
 */
public record FreshestCrl(boolean critical, List<DistributionPoint> points)
    implements CertificateExtension {

  /** Copies the points. */
  public FreshestCrl {
    points = List.copyOf(points);
  }

  static FreshestCrl decode(boolean critical, DerReader value) throws ViolationException {
    return new FreshestCrl(critical, DistributionPoint.decodeAll(value));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.FRESHEST_CRL;
  }
}

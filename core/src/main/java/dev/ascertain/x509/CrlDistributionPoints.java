package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the issuer's revocation lists are (RFC 5280 section 4.2.1.13).
 *
 * <pre>
 * CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint
 * DistributionPoint ::= SEQUENCE {
 *   distributionPoint  [0]  DistributionPointName OPTIONAL,
 *   reasons            [1]  ReasonFlags OPTIONAL,
 *   cRLIssuer          [2]  GeneralNames OPTIONAL }
 * DistributionPointName ::= CHOICE {
 *   fullName                 [0]  GeneralNames,
 *   nameRelativeToCRLIssuer  [1]  RelativeDistinguishedName }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param points the distribution points
 */
public record CrlDistributionPoints(boolean critical, List<DistributionPoint> points)
    implements CertificateExtension {

  /**
   * One distribution point.
   *
   * @param fullName its names; empty if it has none or a relative one
   * @param reasons the reasons it covers, bit 0 of ReasonFlags lowest; 0 for all
   * @param crlIssuer who signs the list, if not the certificate's issuer
   */
  public record DistributionPoint(
      List<GeneralName> fullName, int reasons, List<GeneralName> crlIssuer) {

    /** Copies the names. */
    public DistributionPoint {
      fullName = List.copyOf(fullName);
      crlIssuer = List.copyOf(crlIssuer);
    }
  }

  /** Copies the points. */
  public CrlDistributionPoints {
    points = List.copyOf(points);
  }

  static CrlDistributionPoints decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("CRLDistributionPoints");
    List<DistributionPoint> points = new ArrayList<>();
    do {
      points.add(point(in.sequence("")));
    } while (in.hasMore());
    return new CrlDistributionPoints(critical, points);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.CRL_DISTRIBUTION_POINTS;
  }

  private static DistributionPoint point(DerReader in) throws ViolationException {
    List<GeneralName> fullName = List.of();
    if (in.at(0xa0)) {
      DerReader name = in.context("distributionPoint", 0);
      if (name.at(0xa0)) {
        fullName = GeneralName.decodeAll(name.context("fullName", 0), 1);
      } else {
        name.primitiveOrAny("nameRelativeToCRLIssuer", 0xa1);
      }
      name.end();
    }
    int reasons = in.at(0x81) ? in.namedBits("reasons", 0x81) : 0;
    List<GeneralName> issuer =
        in.at(0xa2) ? GeneralName.decodeAll(in.context("cRLIssuer", 2), 1) : List.of();
    in.end();
    return new DistributionPoint(fullName, reasons, issuer);
  }
}

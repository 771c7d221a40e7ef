package dev.ascertain.verify.revocation;

import dev.ascertain.x509.AuthorityInfoAccess;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CrlDistributionPoints;
import dev.ascertain.x509.DistributionPoint;
import dev.ascertain.x509.FreshestCrl;
import dev.ascertain.x509.GeneralName;
import java.util.List;

/** Where a certificate says that evidence about it can be had; only by HTTP. */
final class Locations {
  /** A limit of ours on how many are tried of each kind; real certificates name one. */
  private static final int MAX_LOCATIONS = 3;

  private Locations() {}

  /** OCSP responders (RFC 5280 section 4.2.2.1). */
  static List<String> responders(Certificate certificate) {
    return certificate
        .extension(AuthorityInfoAccess.class)
        .map(access -> http(access.ocsp()))
        .orElse(List.of());
  }

  /** The distribution points whose CRL can be fetched (RFC 5280 section 4.2.1.13). */
  static List<DistributionPoint> points(Certificate certificate) {
    return certificate
        .extension(CrlDistributionPoints.class)
        .map(points -> fetchable(points.points()))
        .orElse(List.of());
  }

  /** The places of delta CRLs (RFC 5280 section 4.2.1.15). */
  static List<DistributionPoint> deltas(Certificate certificate) {
    return certificate
        .extension(FreshestCrl.class)
        .map(points -> fetchable(points.points()))
        .orElse(List.of());
  }

  /** The places of delta CRLs that a CRL states itself (RFC 5280 section 5.2.6). */
  static List<DistributionPoint> deltas(Crl crl) {
    return crl.list()
        .extension(FreshestCrl.class)
        .map(points -> fetchable(points.points()))
        .orElse(List.of());
  }

  /** Where the CRL of a point can be fetched; all its names are names of the same CRL. */
  static List<String> of(DistributionPoint point) {
    return http(point.uris());
  }

  /** A location as it may be printed. */
  static String shown(String location) {
    return new GeneralName.Uri(location).toString();
  }

  private static List<DistributionPoint> fetchable(List<DistributionPoint> points) {
    return points.stream().filter(point -> !of(point).isEmpty()).limit(MAX_LOCATIONS).toList();
  }

  private static List<String> http(List<String> uris) {
    return uris.stream()
        .filter(uri -> uri.regionMatches(true, 0, "http://", 0, 7))
        .distinct()
        .limit(MAX_LOCATIONS)
        .toList();
  }
}

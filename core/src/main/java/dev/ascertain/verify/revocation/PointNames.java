package dev.ascertain.verify.revocation;

import dev.ascertain.x509.DistributionPointName;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.Name;
import java.util.List;
import java.util.Locale;

/** The names of distribution points, and whether two points have one in common. */
final class PointNames {
  private PointNames() {}

  /**
   * The names of a point, in full.
   *
   * @param crlIssuer the name of the CRL's issuer, of which a relative name is the continuation
   *     (RFC 5280 section 4.2.1.13)
   */
  static List<GeneralName> of(DistributionPointName point, Name crlIssuer) {
    return switch (point) {
      case DistributionPointName.FullName(List<GeneralName> names) -> names;
      case DistributionPointName.RelativeToCrlIssuer(var attributes) ->
          List.of(new GeneralName.Directory(crlIssuer.with(attributes)));
    };
  }

  /** Whether one of these names is one of those. */
  static boolean meet(List<GeneralName> these, List<GeneralName> those) {
    return these.stream().anyMatch(one -> those.stream().anyMatch(other -> same(one, other)));
  }

  /** RFC 5280 section 7.4: of a URI, scheme and host are compared without regard to case. */
  private static boolean same(GeneralName one, GeneralName other) {
    return one instanceof GeneralName.Uri(String uri)
            && other instanceof GeneralName.Uri(String otherUri)
        ? comparable(uri).equals(comparable(otherUri))
        : one.equals(other);
  }

  private static String comparable(String uri) {
    int authority = uri.indexOf("://");
    int path = authority < 0 ? -1 : uri.indexOf('/', authority + 3);
    int end = path < 0 ? uri.length() : path;
    return uri.substring(0, end).toLowerCase(Locale.ROOT) + uri.substring(end);
  }
}

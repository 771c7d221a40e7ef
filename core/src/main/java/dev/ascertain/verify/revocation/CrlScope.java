package dev.ascertain.verify.revocation;

import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.DistributionPoint;
import dev.ascertain.x509.DistributionPointName;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.IssuingDistributionPoint;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.ReasonFlags;
import java.util.List;
import java.util.Optional;

/**
 * Whether a CRL is about a certificate, by one of the certificate's distribution points, and for
 * which reasons: steps (b) and (d) of RFC 5280 section 6.3.3.
 */
final class CrlScope {
  private final Certificate certificate;
  private final DistributionPoint point;

  CrlScope(Certificate certificate, DistributionPoint point) {
    this.certificate = certificate;
    this.point = point;
  }

  /**
   * The point of CRLs that no distribution point names (RFC 5280 section 6.3.3): "assume a DP with
   * both the reasons and the cRLIssuer fields omitted and a distribution point name of the
   * certificate issuer."
   */
  static CrlScope implied(Certificate certificate) {
    GeneralName issuer = new GeneralName.Directory(certificate.issuer());
    return new CrlScope(
        certificate,
        new DistributionPoint(
            Optional.of(new DistributionPointName.FullName(List.of(issuer))),
            Optional.empty(),
            List.of()));
  }

  /** Step (b): why the CRL is not about the certificate; empty if it is. */
  Optional<String> mismatch(Crl crl) {
    return issuerMismatch(crl).or(() -> crl.scope().flatMap(scope -> scopeMismatch(crl, scope)));
  }

  /**
   * (b)(1): "If the DP includes cRLIssuer, then verify that the issuer field in the complete CRL
   * matches cRLIssuer in the DP and that the complete CRL contains an issuing distribution point
   * extension with the indirectCRL boolean asserted. Otherwise, verify that the CRL issuer matches
   * the certificate issuer."
   */
  private Optional<String> issuerMismatch(Crl crl) {
    Name issuer = crl.list().issuer();
    if (point.crlIssuer().isEmpty()) {
      return issuer.equals(certificate.issuer())
          ? Optional.empty()
          : Optional.of("it is of " + issuer);
    }
    if (!point.crlIssuer().contains(new GeneralName.Directory(issuer))) {
      return Optional.of("it is of " + issuer);
    }
    return crl.isIndirect()
        ? Optional.empty()
        : Optional.of("it is only about certificates of " + issuer);
  }

  private Optional<String> scopeMismatch(Crl crl, IssuingDistributionPoint scope) {
    // (b)(2)(i): "If the distribution point name is present in the IDP CRL extension and the
    // distribution field is present in the DP, then verify that one of the names in the IDP matches
    // one of the names in the DP. If the distribution point name is present in the IDP CRL
    // extension and the distribution field is omitted from the DP, then verify that one of the
    // names in the IDP matches one of the names in the cRLIssuer field of the DP."
    if (scope.distributionPoint().isPresent()
        && !PointNames.meet(
            PointNames.of(scope.distributionPoint().get(), crl.list().issuer()), names())) {
      return Optional.of("it is of another distribution point");
    }
    boolean ca =
        certificate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent();
    // (b)(2)(ii): "If the onlyContainsUserCerts boolean is asserted in the IDP CRL extension,
    // verify that the certificate does not include the basic constraints extension with the cA
    // boolean asserted."
    if (scope.onlyContainsUserCerts() && ca) {
      return Optional.of("it is only about end entities");
    }
    // (b)(2)(iii): "If the onlyContainsCACerts boolean is asserted in the IDP CRL extension, verify
    // that the certificate includes the basic constraints extension with the cA boolean asserted."
    if (scope.onlyContainsCaCerts() && !ca) {
      return Optional.of("it is only about CAs");
    }
    // (b)(2)(iv): "Verify that the onlyContainsAttributeCerts boolean is not asserted."
    return scope.onlyContainsAttributeCerts()
        ? Optional.of("it is only about attribute certificates")
        : Optional.empty();
  }

  /** Step (d): the reasons that this CRL covers for this point, the interim_reasons_mask. */
  ReasonFlags reasons(Crl crl) {
    ReasonFlags ofCrl =
        crl.scope().flatMap(IssuingDistributionPoint::onlySomeReasons).orElse(ReasonFlags.ALL);
    return point.reasons().orElse(ReasonFlags.ALL).and(ofCrl).and(ReasonFlags.ALL);
  }

  private List<GeneralName> names() {
    return point.name().map(name -> PointNames.of(name, crlIssuer())).orElse(point.crlIssuer());
  }

  /** Whose CRLs the point is for: the certificate's issuer if it names nobody else. */
  private Name crlIssuer() {
    return point.crlIssuer().stream()
        .filter(GeneralName.Directory.class::isInstance)
        .map(GeneralName.Directory.class::cast)
        .map(GeneralName.Directory::name)
        .findFirst()
        .orElse(certificate.issuer());
  }
}

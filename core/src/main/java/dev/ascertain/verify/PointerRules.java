package dev.ascertain.verify;

import dev.ascertain.x509.AccessDescription;
import dev.ascertain.x509.AuthorityInfoAccess;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CrlDistributionPoints;
import dev.ascertain.x509.DistributionPoint;
import dev.ascertain.x509.DistributionPointName;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.ObjectIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Where a certificate says its issuer and its revocation can be found. */
final class PointerRules {
  /** Baseline Requirements section 1.6.1, Short-lived Subscriber Certificate. */
  private static final Instant SHORTER_SINCE = Instant.parse("2026-03-15T00:00:00Z");

  private static final Duration SHORT = Duration.ofDays(10);
  private static final Duration SHORTER = Duration.ofDays(7);

  private PointerRules() {}

  static void check(Conformance certificate) {
    Optional<AuthorityInfoAccess> access = certificate.extension(AuthorityInfoAccess.class);
    if (access.isPresent()) {
      checkAccess(certificate, access.get());
    } else if (certificate.isServer() && !certificate.has(ObjectIdentifier.AUTHORITY_INFO_ACCESS)) {
      // Section 7.1.2.7.6: authorityInformationAccess "MUST".
      certificate.broken(Requirement.AIA_PRESENT, "none");
    }
    Optional<CrlDistributionPoints> lists = certificate.extension(CrlDistributionPoints.class);
    if (lists.isPresent()) {
      for (DistributionPoint point : lists.get().points()) {
        checkPoint(certificate, point);
      }
    }
    boolean ocsp = access.filter(places -> !places.ocsp().isEmpty()).isPresent();
    boolean enough =
        certificate.isLeaf() && (ocsp || isShortLived(certificate.certificate()))
            || certificate.has(ObjectIdentifier.CRL_DISTRIBUTION_POINTS);
    // Section 7.1.2.11.2: "The CRL Distribution Points extension MUST be present in: Subordinate CA
    // Certificates; and Subscriber Certificates that 1) do not qualify as 'Short-lived …' and 2) do
    // not include an Authority Information Access extension with an id-ad-ocsp accessMethod."
    if (!enough && (certificate.isServer() || !certificate.isLeaf())) {
      certificate.broken(Requirement.CRL_POINTER, "none");
    }
  }

  /** Section 7.1.2.7.7: only these methods, and "A HTTP URL". */
  private static void checkAccess(Conformance certificate, AuthorityInfoAccess access) {
    for (AccessDescription place : access.descriptions()) {
      boolean known =
          place.method().equals(ObjectIdentifier.OCSP)
              || place.method().equals(ObjectIdentifier.CA_ISSUERS);
      if (!known || !isHttp(place.location())) {
        certificate.broken(Requirement.AIA_HTTP, place.method() + " at " + place.location());
      }
    }
  }

  private static void checkPoint(Conformance certificate, DistributionPoint point) {
    // RFC 5280 section 4.2.1.13: "a DistributionPoint MUST NOT consist of only the reasons field;
    // either distributionPoint or cRLIssuer MUST be present."
    if (point.name().isEmpty() && point.crlIssuer().isEmpty()) {
      certificate.broken(Requirement.DISTRIBUTION_POINT_NAMED, "neither");
      return;
    }
    // Section 7.1.2.11.2: reasons and cRLIssuer "MUST NOT", and "the scheme of each MUST be
    // 'http'".
    boolean http =
        point.name().isPresent()
            && point.name().get() instanceof DistributionPointName.FullName(var names)
            && names.stream().allMatch(PointerRules::isHttp);
    if (!http || point.reasons().isPresent() || !point.crlIssuer().isEmpty()) {
      certificate.broken(
          Requirement.CRL_POINTER_HTTP, http ? "reasons or an issuer" : "another name");
    }
  }

  private static boolean isHttp(GeneralName name) {
    return name instanceof GeneralName.Uri(String uri)
        && uri.toLowerCase(Locale.ROOT).startsWith("http://");
  }

  private static boolean isShortLived(Certificate certificate) {
    Duration validity = Duration.between(certificate.notBefore(), certificate.notAfter());
    Duration most = certificate.notBefore().isBefore(SHORTER_SINCE) ? SHORT : SHORTER;
    return validity.compareTo(most) < 0;
  }
}

package dev.ascertain.verify.revocation;

import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.CertificateList;
import dev.ascertain.x509.CrlNumber;
import dev.ascertain.x509.MalformedExtension;
import dev.ascertain.x509.ObjectIdentifier;
import java.util.Optional;
import java.util.Set;

/** Whether a CRL is what RFC 5280 section 5 allows, as far as the decoder does not see to it. */
final class CrlConformance {
  /** The extensions that are processed here. */
  private static final Set<ObjectIdentifier> OF_LISTS =
      Set.of(
          ObjectIdentifier.AUTHORITY_KEY_IDENTIFIER,
          ObjectIdentifier.CRL_NUMBER,
          ObjectIdentifier.DELTA_CRL_INDICATOR,
          ObjectIdentifier.ISSUING_DISTRIBUTION_POINT,
          ObjectIdentifier.FRESHEST_CRL);

  private static final Set<ObjectIdentifier> OF_ENTRIES =
      Set.of(
          ObjectIdentifier.REASON_CODE,
          ObjectIdentifier.INVALIDITY_DATE,
          ObjectIdentifier.CERTIFICATE_ISSUER);

  private CrlConformance() {}

  /**
   * Which critical extension keeps the CRL from being used at all. RFC 5280 section 5.2: "If a CRL
   * contains a critical extension that the application cannot process, then the application MUST
   * NOT use that CRL to determine the status of certificates"; section 5.3 says the same of
   * entries. One that cannot be read cannot be processed.
   */
  static Optional<ObjectIdentifier> notUnderstood(CertificateList list) {
    return list.extensions().stream()
        .filter(CertificateExtension::critical)
        .filter(each -> each instanceof MalformedExtension || !OF_LISTS.contains(each.id()))
        .map(CertificateExtension::id)
        .findFirst()
        .or(() ->
            list.criticalEntryExtensions().stream()
                .filter(id -> !OF_ENTRIES.contains(id))
                .findFirst());
  }

  /**
   * What keeps the CRL from showing that a certificate was not revoked; empty if nothing does. What
   * it says was revoked counts all the same.
   */
  static Optional<String> fault(CertificateList list) {
    if (!list.malformed().isEmpty()) {
      return Optional.of(list.malformed().getFirst().toString());
    }
    // RFC 5280 section 5.1.1.2: signatureAlgorithm "MUST contain the same algorithm identifier as
    // the signature field in the sequence tbsCertList".
    if (!list.signatureAlgorithm().equals(list.signatureAlgorithmInside())) {
      return Optional.of("it states two signature algorithms");
    }
    // RFC 5280 section 5.2: "Conforming CRL issuers are REQUIRED to include the authority key
    // identifier (Section 5.2.1) and the CRL number (Section 5.2.3) extensions in all CRLs issued."
    // Many CAs leave out the former, without which nothing is lost.
    Optional<CrlNumber> number = list.extension(CrlNumber.class);
    if (number.isEmpty()) {
      return Optional.of("it has no cRLNumber");
    }
    // RFC 5280 section 5.2.3: "The CRL number is a non-critical CRL extension".
    return number.get().critical() ? Optional.of("its cRLNumber is critical") : Optional.empty();
  }
}

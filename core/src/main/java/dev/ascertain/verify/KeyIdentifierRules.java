package dev.ascertain.verify;

import dev.ascertain.x509.AuthorityKeyIdentifier;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SubjectKeyIdentifier;
import java.util.Arrays;
import java.util.Optional;

/** The authority and subject key identifiers (RFC 5280 sections 4.2.1.1 and 4.2.1.2). */
final class KeyIdentifierRules {
  private KeyIdentifierRules() {}

  static void check(Conformance certificate) {
    Optional<AuthorityKeyIdentifier> authority =
        certificate.extension(AuthorityKeyIdentifier.class);
    if (authority.isPresent()) {
      checkAuthority(certificate, authority.get());
    } else if (!certificate.has(ObjectIdentifier.AUTHORITY_KEY_IDENTIFIER)) {
      checkAbsence(certificate);
    }
    // Section 4.2.1.2: "this extension MUST appear in all conforming CA certificates".
    if (!certificate.isLeaf() && !certificate.has(ObjectIdentifier.SUBJECT_KEY_IDENTIFIER)) {
      certificate.broken(Requirement.SKI_IN_CA, "none");
    }
  }

  /**
   * Section 4.2.1.1: "The keyIdentifier field of the authorityKeyIdentifier extension MUST be
   * included in all certificates … where a CA distributes its public key in the form of a
   * 'self-signed' certificate, the authority key identifier MAY be omitted."
   */
  private static void checkAbsence(Conformance certificate) {
    boolean selfIssuedRoot = certificate.isRoot() && certificate.certificate().isSelfIssued();
    if (!selfIssuedRoot && !certificate.isSelfSigned()) {
      certificate.broken(Requirement.AKI_PRESENT, "none");
    }
  }

  private static void checkAuthority(Conformance certificate, AuthorityKeyIdentifier authority) {
    boolean issuer = !authority.authorityCertIssuer().isEmpty();
    boolean serial = authority.authorityCertSerialNumber().isPresent();
    if (authority.keyIdentifier().isEmpty()) {
      certificate.broken(Requirement.AKI_KEY_IDENTIFIER, "none");
    }
    // Appendix A.2: "authorityCertIssuer and authorityCertSerialNumber MUST both be present or both
    // be absent".
    if (issuer != serial) {
      certificate.broken(
          Requirement.AKI_ISSUER_WITH_SERIAL,
          issuer ? "only the issuer" : "only the serial number");
    }
    // Baseline Requirements sections 7.1.2.1.3 and 7.1.2.11.1: authorityCertIssuer and
    // authorityCertSerialNumber "MUST NOT be present". Of other CAs, only roots are held to it.
    if ((issuer || serial) && (certificate.isRoot() || certificate.publicRoot())) {
      certificate.broken(
          Requirement.AKI_ONLY_KEY_IDENTIFIER, issuer ? "the issuer's name" : "a serial number");
    }
    authority.keyIdentifier().ifPresent(key -> checkKey(certificate, key));
  }

  /** Baseline Requirements section 7.1.2.11.1: "MUST be identical to the subjectKeyIdentifier". */
  private static void checkKey(Conformance certificate, byte[] wanted) {
    boolean ownIssuer = certificate.isRoot() && certificate.certificate().isSelfIssued();
    Optional<byte[]> actual =
        (ownIssuer ? Optional.of(certificate.certificate()) : certificate.issuer())
            .flatMap(KeyIdentifierRules::subjectKeyIdentifier);
    if (actual.isPresent() && !Arrays.equals(wanted, actual.get())) {
      certificate.broken(
          ownIssuer ? Requirement.ROOT_AKI_IS_SKI : Requirement.AKI_IS_ISSUERS_SKI, "another one");
    }
  }

  private static Optional<byte[]> subjectKeyIdentifier(Certificate certificate) {
    return certificate
        .extension(SubjectKeyIdentifier.class)
        .map(SubjectKeyIdentifier::keyIdentifier);
  }
}

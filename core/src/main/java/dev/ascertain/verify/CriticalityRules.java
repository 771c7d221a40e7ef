package dev.ascertain.verify;

import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.ObjectIdentifier;
import java.util.Set;

/** Which extensions are critical, and which are not. */
final class CriticalityRules {
  /**
   * "Conforming CAs MUST mark this extension as non-critical": RFC 5280 sections 4.2.1.1, 4.2.1.2,
   * 4.2.1.8, 4.2.1.15, 4.2.2.1 and 4.2.2.2.
   */
  private static final Set<ObjectIdentifier> NEVER =
      Set.of(
          ObjectIdentifier.AUTHORITY_KEY_IDENTIFIER,
          ObjectIdentifier.SUBJECT_KEY_IDENTIFIER,
          ObjectIdentifier.of("2.5.29.9"),
          ObjectIdentifier.of("2.5.29.46"),
          ObjectIdentifier.AUTHORITY_INFO_ACCESS,
          ObjectIdentifier.of("1.3.6.1.5.5.7.1.11"));

  private CriticalityRules() {}

  static void check(Conformance certificate) {
    for (CertificateExtension extension : certificate.certificate().extensions()) {
      if (extension.critical()) {
        checkCritical(certificate, extension);
      } else {
        checkNotCritical(certificate, extension.id());
      }
    }
  }

  private static void checkCritical(Conformance certificate, CertificateExtension extension) {
    ObjectIdentifier id = extension.id();
    String actual = "a critical " + id;
    if (NEVER.contains(id)) {
      certificate.broken(Requirement.NOT_CRITICAL, actual);
    }
    // Baseline Requirements section 7.1.2.7.6: "extKeyUsage MUST", Critical "N".
    if (id.equals(ObjectIdentifier.EXT_KEY_USAGE)) {
      certificate.broken(Requirement.EXT_KEY_USAGE_NOT_CRITICAL, actual);
    }
    if (id.equals(ObjectIdentifier.CERTIFICATE_POLICIES)
        || id.equals(ObjectIdentifier.CRL_DISTRIBUTION_POINTS)) {
      certificate.broken(Requirement.WEB_PKI_NOT_CRITICAL, actual);
    }
  }

  private static void checkNotCritical(Conformance certificate, ObjectIdentifier id) {
    String actual = "one that is not";
    // RFC 5280 sections 4.2.1.11 and 4.2.1.14: "Conforming CAs MUST mark this extension as
    // critical."
    if (id.equals(ObjectIdentifier.POLICY_CONSTRAINTS)
        || id.equals(ObjectIdentifier.INHIBIT_ANY_POLICY)) {
      certificate.broken(Requirement.POLICY_LIMITS_CRITICAL, actual);
    }
    // Section 4.2.1.10: "Conforming CAs MUST mark this extension as critical"; the Baseline
    // Requirements, section 7.1.2.10.8, only recommend it.
    if (id.equals(ObjectIdentifier.NAME_CONSTRAINTS)) {
      certificate.broken(Requirement.NAME_CONSTRAINTS_CRITICAL, actual);
    }
    if (id.equals(ObjectIdentifier.KEY_USAGE)) {
      certificate.broken(Requirement.KEY_USAGE_CRITICAL, actual);
    }
    if (id.equals(ObjectIdentifier.BASIC_CONSTRAINTS)) {
      checkBasicConstraints(certificate, actual);
    }
  }

  /** Section 4.2.1.9: "MUST mark the extension as critical in such certificates", those of CAs. */
  private static void checkBasicConstraints(Conformance certificate, String actual) {
    boolean ca =
        certificate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent();
    certificate.broken(
        ca ? Requirement.CA_BASIC_CONSTRAINTS_CRITICAL : Requirement.BASIC_CONSTRAINTS_CRITICAL,
        actual);
  }
}

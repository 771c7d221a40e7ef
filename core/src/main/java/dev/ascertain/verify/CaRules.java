package dev.ascertain.verify;

import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.ExtKeyUsage;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.ObjectIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a CA's certificate has besides basic constraints, which path validation asks for, and what
 * only CAs may claim (RFC 5280 section 4.2.1.9).
 */
final class CaRules {
  private CaRules() {}

  static void check(Conformance certificate) {
    Optional<BasicConstraints> constraints = certificate.extension(BasicConstraints.class);
    Optional<KeyUsage> usage = certificate.extension(KeyUsage.class);
    boolean ca = constraints.filter(BasicConstraints::ca).isPresent();
    // Section 4.2.1.9: "CAs MUST NOT include the pathLenConstraint field unless the cA boolean is
    // asserted and the key usage extension asserts the keyCertSign bit."
    boolean mayLimit = ca && usage.map(KeyUsage::keyCertSign).orElse(true);
    if (constraints.isPresent() && constraints.get().pathLenConstraint().isPresent() && !mayLimit) {
      certificate.broken(
          Requirement.PATH_LENGTH_ONLY_IN_CA, "one without " + (ca ? "keyCertSign" : "cA"));
    }
    if (certificate.isLeaf() && !ca && usage.isPresent()) {
      checkUsage(certificate, usage.get());
    }
    // Section 4.2.1.3: "When the keyUsage extension appears in a certificate, at least one of the
    // bits MUST be set to 1."
    if (usage.isPresent() && usage.get().bits() == 0) {
      certificate.broken(Requirement.KEY_USAGE_NOT_EMPTY, "none");
    }
    if (!certificate.isLeaf()) {
      checkCa(certificate, usage.isPresent());
    } else if (ca) {
      checkLeaf(certificate);
    }
  }

  private static void checkUsage(Conformance certificate, KeyUsage usage) {
    // "If the cA boolean is not asserted, then the keyCertSign bit in the key usage extension MUST
    // NOT be asserted."
    if (usage.keyCertSign()) {
      certificate.broken(Requirement.CERT_SIGN_ONLY_IN_CA, "keyCertSign");
    }
    // Baseline Requirements section 7.1.2.7.11: cRLSign is not permitted.
    if (usage.crlSign() && certificate.isServer()) {
      certificate.broken(Requirement.CRL_SIGN_ONLY_IN_CA, "cRLSign");
    }
  }

  private static void checkCa(Conformance certificate, boolean hasUsage) {
    // Section 4.2.1.3: "Conforming CAs MUST include this extension in certificates that contain
    // public keys that are used to validate digital signatures on other public key certificates".
    if (!hasUsage && !certificate.has(ObjectIdentifier.KEY_USAGE)) {
      certificate.broken(Requirement.CA_KEY_USAGE, "none");
    }
    Optional<ExtKeyUsage> purposes = certificate.extension(ExtKeyUsage.class);
    if (certificate.isRoot()) {
      // Baseline Requirements section 7.1.2.1.2: extKeyUsage "MUST NOT".
      if (purposes.isPresent()) {
        certificate.broken(Requirement.ROOT_WITHOUT_EXT_KEY_USAGE, "one");
      }
    } else {
      purposes.ifPresent(usage -> checkPurposes(certificate, usage.purposes()));
      checkSubject(certificate, certificate.certificate().subject());
    }
  }

  /** Baseline Requirements section 7.1.2.10.6: beside serverAuth, these "MUST NOT". */
  private static void checkPurposes(Conformance certificate, List<ObjectIdentifier> purposes) {
    if (purposes.contains(ObjectIdentifier.SERVER_AUTH)) {
      for (ObjectIdentifier purpose : purposes) {
        if (ServerRules.FORBIDDEN_PURPOSES.contains(purpose)
            || purpose.equals(ObjectIdentifier.OCSP_SIGNING)) {
          certificate.broken(Requirement.CA_EXT_KEY_USAGES, purpose.toString());
        }
      }
    }
  }

  /** Baseline Requirements section 7.1.2.10.2. */
  private static void checkSubject(Conformance certificate, Name subject) {
    List<String> missing = new ArrayList<>();
    for (ObjectIdentifier type :
        List.of(
            ObjectIdentifier.COUNTRY,
            ObjectIdentifier.ORGANIZATION,
            ObjectIdentifier.COMMON_NAME)) {
      if (subject.attribute(type).isEmpty()) {
        missing.add(type.toString());
      }
    }
    if (!missing.isEmpty()) {
      certificate.broken(
          Requirement.CA_SUBJECT_ATTRIBUTES, "no " + String.join(" and no ", missing));
    }
  }

  /**
   * Baseline Requirements section 7.1.2.7.8: cA "MUST be FALSE"; Firefox refuses it below every
   * root. Of a self-signed certificate browsers say that it is self-signed.
   */
  private static void checkLeaf(Conformance certificate) {
    boolean bound =
        switch (certificate.profile()) {
          case RFC_5280 -> false;
          case WEB_PKI -> true;
          case BROWSER -> !certificate.certificate().isSelfIssued();
        };
    if (bound && certificate.isServer()) {
      certificate.found(new ConformanceFinding.CaAsLeaf(certificate.index(), Severity.ERROR));
    }
  }
}

package dev.ascertain.verify;

import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.ObjectIdentifier;

/**
 * Where name constraints may be (RFC 5280 section 4.2.1.10). What is wrong inside them is found out
 * by {@link NameConstraintCheck}, which compares names with them.
 */
final class NameConstraintRules {
  private NameConstraintRules() {}

  static void check(Conformance certificate) {
    boolean ca =
        certificate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent();
    // "The name constraints extension, which MUST be used only in a CA certificate".
    if (!ca && certificate.isLeaf() && certificate.has(ObjectIdentifier.NAME_CONSTRAINTS)) {
      certificate.broken(Requirement.NAME_CONSTRAINTS_ONLY_IN_CA, "some, and is no CA's");
    }
  }
}

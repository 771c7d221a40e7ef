package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * From where on anyPolicy no longer matches every policy (RFC 5280 section 4.2.1.14).
 *
 * <pre>
 * InhibitAnyPolicy ::= SkipCerts
 * SkipCerts ::= INTEGER (0..MAX)
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param skipCerts how many certificates that are not self-issued may follow before it takes effect
 */
public record InhibitAnyPolicy(boolean critical, int skipCerts) implements CertificateExtension {

  static InhibitAnyPolicy decode(boolean critical, DerReader value) throws ViolationException {
    return new InhibitAnyPolicy(critical, value.integer("SkipCerts", Integer.MAX_VALUE));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.INHIBIT_ANY_POLICY;
  }
}

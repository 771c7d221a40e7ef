package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * Says that a responder answers "revoked" also about certificates that were never issued (RFC 6960
 * section 4.4.8).
 *
 * <pre>
 * extended-revoke ::= NULL
 * </pre>
 *
 * @param critical whether the extension is critical
 */
public record ExtendedRevoke(boolean critical) implements CertificateExtension {

  static ExtendedRevoke decode(boolean critical, DerReader value) throws ViolationException {
    value.nul("NULL");
    return new ExtendedRevoke(critical);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.OCSP_EXTENDED_REVOKE;
  }
}

package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * In the certificate of an OCSP responder: trust it without asking whether it is revoked (RFC 6960
 * section 4.2.2.2.1).
 *
 * <pre>
 * ocsp-nocheck ::= NULL
 * </pre>
 *
 * @param critical whether the extension is critical
 */
public record OcspNoCheck(boolean critical) implements CertificateExtension {

  static OcspNoCheck decode(boolean critical, DerReader value) throws ViolationException {
    value.nul("NULL");
    return new OcspNoCheck(critical);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.OCSP_NO_CHECK;
  }
}

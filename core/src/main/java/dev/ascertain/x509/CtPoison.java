package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * Makes a precertificate unusable as a certificate. It is always critical, and no client knows it
 * (RFC 6962 section 3.1).
 *
 * <pre>
 * ctPoison ::= NULL
 * </pre>
 *
 * @param critical whether the extension is critical
 */
public record CtPoison(boolean critical) implements CertificateExtension {

  static CtPoison decode(boolean critical, DerReader value) throws ViolationException {
    value.nul("NULL");
    return new CtPoison(critical);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.CT_POISON;
  }
}

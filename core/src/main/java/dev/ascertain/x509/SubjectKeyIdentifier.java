package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * A name for the subject's key (RFC 5280 section 4.2.1.2).
 *
 * <pre>
 * SubjectKeyIdentifier ::= KeyIdentifier
 * KeyIdentifier ::= OCTET STRING
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param keyIdentifier the identifier, usually a hash of the key
 */
public record SubjectKeyIdentifier(boolean critical, byte[] keyIdentifier)
    implements CertificateExtension {

  static SubjectKeyIdentifier decode(boolean critical, DerReader value) throws ViolationException {
    return new SubjectKeyIdentifier(critical, value.octetString("KeyIdentifier"));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.SUBJECT_KEY_IDENTIFIER;
  }
}

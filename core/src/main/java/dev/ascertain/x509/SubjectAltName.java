package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * The names the certificate is for (RFC 5280 section 4.2.1.6).
 *
 * <pre>
 * SubjectAltName ::= GeneralNames
 * GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param names the names, in the certificate's order
 */
public record SubjectAltName(boolean critical, List<GeneralName> names)
    implements CertificateExtension {

  /** Copies the names. */
  public SubjectAltName {
    names = List.copyOf(names);
  }

  static SubjectAltName decode(boolean critical, DerReader value) throws ViolationException {
    return new SubjectAltName(critical, GeneralName.decodeAll(value.sequence("GeneralNames")));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.SUBJECT_ALT_NAME;
  }
}

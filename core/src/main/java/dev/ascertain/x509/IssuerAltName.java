package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * More names of the issuer (RFC 5280 section 4.2.1.7).
 *
 * <pre>
 * IssuerAltName ::= GeneralNames
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param names the names, in the order of the bytes
 */
public record IssuerAltName(boolean critical, List<GeneralName> names)
    implements CertificateExtension {

  /** Copies the names. */
  public IssuerAltName {
    names = List.copyOf(names);
  }

  static IssuerAltName decode(boolean critical, DerReader value) throws ViolationException {
    return new IssuerAltName(critical, GeneralName.decodeAll(value.sequence("GeneralNames")));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.ISSUER_ALT_NAME;
  }
}

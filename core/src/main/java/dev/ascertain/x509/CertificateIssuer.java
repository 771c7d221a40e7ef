package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;
import java.util.Optional;

/**
 * Who issued the certificate of an entry in an indirect revocation list, and those of the entries
 * after it (RFC 5280 section 5.3.3).
 *
 * <pre>
 * CertificateIssuer ::= GeneralNames
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param names the issuer's names; the RFC asks for a {@link GeneralName.Directory} among them
 */
public record CertificateIssuer(boolean critical, List<GeneralName> names)
    implements CertificateExtension {

  /** Copies the names. */
  public CertificateIssuer {
    names = List.copyOf(names);
  }

  static CertificateIssuer decode(boolean critical, DerReader value) throws ViolationException {
    return new CertificateIssuer(critical, GeneralName.decodeAll(value.sequence("GeneralNames")));
  }

  /** The first directoryName; empty if there is none. */
  public Optional<Name> directoryName() {
    for (GeneralName name : names) {
      if (name instanceof GeneralName.Directory(Name directory)) {
        return Optional.of(directory);
      }
    }
    return Optional.empty();
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.CERTIFICATE_ISSUER;
  }
}

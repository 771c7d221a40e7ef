package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * Where to find what the subject publishes (RFC 5280 section 4.2.2.2).
 *
 * <pre>
 * SubjectInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param descriptions what is where
 */
public record SubjectInfoAccess(boolean critical, List<AccessDescription> descriptions)
    implements CertificateExtension {

  /** Copies the descriptions. */
  public SubjectInfoAccess {
    descriptions = List.copyOf(descriptions);
  }

  static SubjectInfoAccess decode(boolean critical, DerReader value) throws ViolationException {
    return new SubjectInfoAccess(
        critical, AccessDescription.decodeAll(value, "SubjectInfoAccessSyntax"));
  }

  /** The URIs of the certificates a CA has issued; not safe to print as they are. */
  public List<String> caRepository() {
    return AccessDescription.uris(descriptions, ObjectIdentifier.CA_REPOSITORY);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.SUBJECT_INFO_ACCESS;
  }
}

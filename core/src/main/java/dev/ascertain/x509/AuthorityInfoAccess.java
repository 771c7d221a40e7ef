package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * Where to find the issuer's certificate and its OCSP responder (RFC 5280 section 4.2.2.1); in a
 * revocation list, the certificate of its signer (section 5.2.7).
 *
 * <pre>
 * AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param descriptions what is where
 */
public record AuthorityInfoAccess(boolean critical, List<AccessDescription> descriptions)
    implements CertificateExtension {

  /** Copies the descriptions. */
  public AuthorityInfoAccess {
    descriptions = List.copyOf(descriptions);
  }

  static AuthorityInfoAccess decode(boolean critical, DerReader value) throws ViolationException {
    return new AuthorityInfoAccess(
        critical, AccessDescription.decodeAll(value, "AuthorityInfoAccessSyntax"));
  }

  /** The URIs of OCSP responders. They are the certificate's, so not safe to print as they are. */
  public List<String> ocsp() {
    return AccessDescription.uris(descriptions, ObjectIdentifier.OCSP);
  }

  /** The URIs of the issuer's certificate; not safe to print as they are. */
  public List<String> caIssuers() {
    return AccessDescription.uris(descriptions, ObjectIdentifier.CA_ISSUERS);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.AUTHORITY_INFO_ACCESS;
  }
}

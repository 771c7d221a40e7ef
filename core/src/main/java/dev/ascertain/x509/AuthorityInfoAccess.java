package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where to find the issuer's certificate and its OCSP responder (RFC 5280 section 4.2.2.1).
 *
 * <pre>
 * AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription
 * AccessDescription ::= SEQUENCE {
 *   accessMethod    OBJECT IDENTIFIER,
 *   accessLocation  GeneralName }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param descriptions what is where
 */
public record AuthorityInfoAccess(boolean critical, List<AccessDescription> descriptions)
    implements CertificateExtension {

  /**
   * One place.
   *
   * @param method what is there: {@link ObjectIdentifier#OCSP}, {@link ObjectIdentifier#CA_ISSUERS}
   * @param location where, usually a {@link GeneralName.Uri}
   */
  public record AccessDescription(ObjectIdentifier method, GeneralName location) {}

  /** Copies the descriptions. */
  public AuthorityInfoAccess {
    descriptions = List.copyOf(descriptions);
  }

  static AuthorityInfoAccess decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("AuthorityInfoAccessSyntax");
    List<AccessDescription> descriptions = new ArrayList<>();
    do {
      DerReader description = in.sequence("");
      ObjectIdentifier method = description.oid("accessMethod");
      GeneralName location = GeneralName.decode(description, "accessLocation", 1);
      description.end();
      descriptions.add(new AccessDescription(method, location));
    } while (in.hasMore());
    return new AuthorityInfoAccess(critical, descriptions);
  }

  /** The URIs of OCSP responders. They are the certificate's, so not safe to print as they are. */
  public List<String> ocsp() {
    return uris(ObjectIdentifier.OCSP);
  }

  /** The URIs of the issuer's certificate. */
  public List<String> caIssuers() {
    return uris(ObjectIdentifier.CA_ISSUERS);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.AUTHORITY_INFO_ACCESS;
  }

  private List<String> uris(ObjectIdentifier method) {
    List<String> uris = new ArrayList<>();
    for (AccessDescription description : descriptions) {
      if (description.method().equals(method)
          && description.location() instanceof GeneralName.Uri(String uri)) {
        uris.add(uri);
      }
    }
    return List.copyOf(uris);
  }
}

package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is where (RFC 5280 section 4.2.2.1).
 *
 * <pre>
 * AccessDescription ::= SEQUENCE {
 *   accessMethod    OBJECT IDENTIFIER,
 *   accessLocation  GeneralName }
 * </pre>
 *
 * @param method what is there: {@link ObjectIdentifier#OCSP}, {@link ObjectIdentifier#CA_ISSUERS}
 * @param location where, usually a {@link GeneralName.Uri}
 */
public record AccessDescription(ObjectIdentifier method, GeneralName location) {

  /** Reads {@code SEQUENCE SIZE (1..MAX) OF AccessDescription}. */
  static List<AccessDescription> decodeAll(DerReader outer, String name) throws ViolationException {
    DerReader in = outer.sequence(name);
    List<AccessDescription> descriptions = new ArrayList<>();
    do {
      DerReader description = in.sequence("");
      ObjectIdentifier method = description.oid("accessMethod");
      GeneralName location = GeneralName.decode(description, "accessLocation");
      description.end();
      descriptions.add(new AccessDescription(method, location));
    } while (in.hasMore());
    return List.copyOf(descriptions);
  }

  /** The URIs of those with this method; not safe to print as they are. */
  static List<String> uris(List<AccessDescription> descriptions, ObjectIdentifier method) {
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

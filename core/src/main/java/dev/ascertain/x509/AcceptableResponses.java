package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which types of response an OCSP client understands (RFC 6960 section 4.4.3).
 *
 * <pre>
 * AcceptableResponses ::= SEQUENCE OF OBJECT IDENTIFIER
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param types the types, such as {@link ObjectIdentifier#OCSP_BASIC}
 */
public record AcceptableResponses(boolean critical, List<ObjectIdentifier> types)
    implements CertificateExtension {

  /** Copies the types. */
  public AcceptableResponses {
    types = List.copyOf(types);
  }

  static AcceptableResponses decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("AcceptableResponses");
    List<ObjectIdentifier> types = new ArrayList<>();
    while (in.hasMore()) {
      types.add(in.oid(""));
    }
    return new AcceptableResponses(critical, types);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.OCSP_RESPONSE;
  }
}

package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * In an OCSP request: which responder to pass it on to (RFC 6960 section 4.4.6).
 *
 * <pre>
 * ServiceLocator ::= SEQUENCE {
 *   issuer   Name,
 *   locator  AuthorityInfoAccessSyntax OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param issuer the issuer of the certificate asked about
 * @param locator what that certificate says about where to ask; empty if not given
 */
public record ServiceLocator(boolean critical, Name issuer, List<AccessDescription> locator)
    implements CertificateExtension {

  /** Copies the list. */
  public ServiceLocator {
    locator = List.copyOf(locator);
  }

  static ServiceLocator decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("ServiceLocator");
    Name issuer = Name.decode(in, "issuer");
    List<AccessDescription> locator =
        in.hasMore() ? AccessDescription.decodeAll(in, "locator") : List.of();
    in.end();
    return new ServiceLocator(critical, issuer, locator);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.OCSP_SERVICE_LOCATOR;
  }
}

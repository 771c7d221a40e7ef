package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A form of revocation status: IANA registry "TLS Certificate Status Types" (RFC 6066 section 8).
 *
 * @param value the number on the wire, 0 to 255
 */
public record CertificateStatusType(int value) {
  private static final Registry<CertificateStatusType> REGISTRY =
      Registry.of8(CertificateStatusType::new);

  public static final CertificateStatusType OCSP = REGISTRY.define(1, "ocsp");
  public static final CertificateStatusType OCSP_MULTI = REGISTRY.define(2, "ocsp_multi");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<CertificateStatusType> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<CertificateStatusType> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code ocsp}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

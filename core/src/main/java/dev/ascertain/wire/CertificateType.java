package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A form of certificate: IANA registry "TLS Certificate Types" (RFC 7250 section 3, RFC 6091).
 *
 * @param value the number on the wire, 0 to 255
 */
public record CertificateType(int value) {
  private static final Registry<CertificateType> REGISTRY = Registry.of8(CertificateType::new);

  public static final CertificateType X509 = REGISTRY.define(0, "X509");
  public static final CertificateType OPENPGP = REGISTRY.define(1, "OpenPGP");
  public static final CertificateType RAW_PUBLIC_KEY = REGISTRY.define(2, "Raw Public Key");
  public static final CertificateType IEEE_1609_DOT_2 = REGISTRY.define(3, "1609Dot2");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<CertificateType> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<CertificateType> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code X509}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A kind of client key: IANA registry "TLS ClientCertificateType Identifiers" (RFC 5246 section
 * 7.4.4).
 *
 * @param value the number on the wire, 0 to 255
 */
public record ClientCertificateType(int value) {
  private static final Registry<ClientCertificateType> REGISTRY =
      Registry.of8(ClientCertificateType::new);

  public static final ClientCertificateType RSA_SIGN = REGISTRY.define(1, "rsa_sign");
  public static final ClientCertificateType DSS_SIGN = REGISTRY.define(2, "dss_sign");
  public static final ClientCertificateType RSA_FIXED_DH = REGISTRY.define(3, "rsa_fixed_dh");
  public static final ClientCertificateType DSS_FIXED_DH = REGISTRY.define(4, "dss_fixed_dh");
  public static final ClientCertificateType RSA_EPHEMERAL_DH =
      REGISTRY.define(5, "rsa_ephemeral_dh");
  public static final ClientCertificateType DSS_EPHEMERAL_DH =
      REGISTRY.define(6, "dss_ephemeral_dh");
  public static final ClientCertificateType FORTEZZA_DMS = REGISTRY.define(20, "fortezza_dms");
  public static final ClientCertificateType ECDSA_SIGN = REGISTRY.define(64, "ecdsa_sign");
  public static final ClientCertificateType RSA_FIXED_ECDH = REGISTRY.define(65, "rsa_fixed_ecdh");
  public static final ClientCertificateType ECDSA_FIXED_ECDH =
      REGISTRY.define(66, "ecdsa_fixed_ecdh");
  public static final ClientCertificateType GOST_SIGN256 = REGISTRY.define(67, "gost_sign256");
  public static final ClientCertificateType GOST_SIGN512 = REGISTRY.define(68, "gost_sign512");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<ClientCertificateType> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<ClientCertificateType> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code rsa_sign}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * How SRTP is protected: IANA registry "DTLS SRTP Protection Profiles" (RFC 5764 section 4.1.2).
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record SrtpProtectionProfile(int value) {
  private static final Registry<SrtpProtectionProfile> REGISTRY =
      Registry.of16(SrtpProtectionProfile::new);

  public static final SrtpProtectionProfile SRTP_AES128_CM_HMAC_SHA1_80 =
      REGISTRY.define(0x0001, "SRTP_AES128_CM_HMAC_SHA1_80");
  public static final SrtpProtectionProfile SRTP_AES128_CM_HMAC_SHA1_32 =
      REGISTRY.define(0x0002, "SRTP_AES128_CM_HMAC_SHA1_32");
  public static final SrtpProtectionProfile SRTP_NULL_HMAC_SHA1_80 =
      REGISTRY.define(0x0005, "SRTP_NULL_HMAC_SHA1_80");
  public static final SrtpProtectionProfile SRTP_NULL_HMAC_SHA1_32 =
      REGISTRY.define(0x0006, "SRTP_NULL_HMAC_SHA1_32");
  public static final SrtpProtectionProfile SRTP_AEAD_AES_128_GCM =
      REGISTRY.define(0x0007, "SRTP_AEAD_AES_128_GCM");
  public static final SrtpProtectionProfile SRTP_AEAD_AES_256_GCM =
      REGISTRY.define(0x0008, "SRTP_AEAD_AES_256_GCM");
  public static final SrtpProtectionProfile DOUBLE_AEAD_AES_128_GCM_AEAD_AES_128_GCM =
      REGISTRY.define(0x0009, "DOUBLE_AEAD_AES_128_GCM_AEAD_AES_128_GCM");
  public static final SrtpProtectionProfile DOUBLE_AEAD_AES_256_GCM_AEAD_AES_256_GCM =
      REGISTRY.define(0x000a, "DOUBLE_AEAD_AES_256_GCM_AEAD_AES_256_GCM");
  public static final SrtpProtectionProfile SRTP_ARIA_128_CTR_HMAC_SHA1_80 =
      REGISTRY.define(0x000b, "SRTP_ARIA_128_CTR_HMAC_SHA1_80");
  public static final SrtpProtectionProfile SRTP_ARIA_128_CTR_HMAC_SHA1_32 =
      REGISTRY.define(0x000c, "SRTP_ARIA_128_CTR_HMAC_SHA1_32");
  public static final SrtpProtectionProfile SRTP_ARIA_256_CTR_HMAC_SHA1_80 =
      REGISTRY.define(0x000d, "SRTP_ARIA_256_CTR_HMAC_SHA1_80");
  public static final SrtpProtectionProfile SRTP_ARIA_256_CTR_HMAC_SHA1_32 =
      REGISTRY.define(0x000e, "SRTP_ARIA_256_CTR_HMAC_SHA1_32");
  public static final SrtpProtectionProfile SRTP_AEAD_ARIA_128_GCM =
      REGISTRY.define(0x000f, "SRTP_AEAD_ARIA_128_GCM");
  public static final SrtpProtectionProfile SRTP_AEAD_ARIA_256_GCM =
      REGISTRY.define(0x0010, "SRTP_AEAD_ARIA_256_GCM");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<SrtpProtectionProfile> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<SrtpProtectionProfile> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code SRTP_AES128_CM_HMAC_SHA1_80}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}

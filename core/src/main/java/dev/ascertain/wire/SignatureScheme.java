package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A signature scheme: IANA registry "TLS SignatureScheme" (RFC 9846 section 4.3.3).
 *
 * <p>TLS 1.2 reads the same two bytes as a {@link HashAlgorithm} and a {@link SignatureAlgorithm}
 * (RFC 5246 section 7.4.1.4.1); pairs that TLS 1.3 does not name are shown as such a pair.
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record SignatureScheme(int value) {
  private static final Registry<SignatureScheme> REGISTRY =
      Registry.of16("signature-schemes", SignatureScheme::new);

  // RSA with PKCS #1 v1.5 (RFC 9846 section 4.3.3)
  public static final SignatureScheme RSA_PKCS1_SHA256 =
      REGISTRY.define(0x0401, "rsa_pkcs1_sha256");
  public static final SignatureScheme RSA_PKCS1_SHA384 =
      REGISTRY.define(0x0501, "rsa_pkcs1_sha384");
  public static final SignatureScheme RSA_PKCS1_SHA512 =
      REGISTRY.define(0x0601, "rsa_pkcs1_sha512");
  public static final SignatureScheme RSA_PKCS1_SHA1 = REGISTRY.define(0x0201, "rsa_pkcs1_sha1");

  // ECDSA; in TLS 1.2 with any curve (RFC 9846 section 4.3.3)
  public static final SignatureScheme ECDSA_SECP256R1_SHA256 =
      REGISTRY.define(0x0403, "ecdsa_secp256r1_sha256");
  public static final SignatureScheme ECDSA_SECP384R1_SHA384 =
      REGISTRY.define(0x0503, "ecdsa_secp384r1_sha384");
  public static final SignatureScheme ECDSA_SECP521R1_SHA512 =
      REGISTRY.define(0x0603, "ecdsa_secp521r1_sha512");
  public static final SignatureScheme ECDSA_SHA1 = REGISTRY.define(0x0203, "ecdsa_sha1");

  // RSA-PSS with a key of the plain kind, and with a PSS-only key
  public static final SignatureScheme RSA_PSS_RSAE_SHA256 =
      REGISTRY.define(0x0804, "rsa_pss_rsae_sha256");
  public static final SignatureScheme RSA_PSS_RSAE_SHA384 =
      REGISTRY.define(0x0805, "rsa_pss_rsae_sha384");
  public static final SignatureScheme RSA_PSS_RSAE_SHA512 =
      REGISTRY.define(0x0806, "rsa_pss_rsae_sha512");
  public static final SignatureScheme RSA_PSS_PSS_SHA256 =
      REGISTRY.define(0x0809, "rsa_pss_pss_sha256");
  public static final SignatureScheme RSA_PSS_PSS_SHA384 =
      REGISTRY.define(0x080a, "rsa_pss_pss_sha384");
  public static final SignatureScheme RSA_PSS_PSS_SHA512 =
      REGISTRY.define(0x080b, "rsa_pss_pss_sha512");

  // EdDSA
  public static final SignatureScheme ED25519 = REGISTRY.define(0x0807, "ed25519");
  public static final SignatureScheme ED448 = REGISTRY.define(0x0808, "ed448");

  // Brainpool (RFC 8734)
  public static final SignatureScheme ECDSA_BRAINPOOLP256R1TLS13_SHA256 =
      REGISTRY.define(0x081a, "ecdsa_brainpoolP256r1tls13_sha256");
  public static final SignatureScheme ECDSA_BRAINPOOLP384R1TLS13_SHA384 =
      REGISTRY.define(0x081b, "ecdsa_brainpoolP384r1tls13_sha384");
  public static final SignatureScheme ECDSA_BRAINPOOLP512R1TLS13_SHA512 =
      REGISTRY.define(0x081c, "ecdsa_brainpoolP512r1tls13_sha512");

  // ML-DSA and SLH-DSA
  public static final SignatureScheme MLDSA44 = REGISTRY.define(0x0904, "mldsa44");
  public static final SignatureScheme MLDSA65 = REGISTRY.define(0x0905, "mldsa65");
  public static final SignatureScheme MLDSA87 = REGISTRY.define(0x0906, "mldsa87");
  public static final SignatureScheme SLHDSA_SHA2_128S =
      REGISTRY.define(0x0911, "slhdsa_sha2_128s");
  public static final SignatureScheme SLHDSA_SHA2_128F =
      REGISTRY.define(0x0912, "slhdsa_sha2_128f");
  public static final SignatureScheme SLHDSA_SHA2_192S =
      REGISTRY.define(0x0913, "slhdsa_sha2_192s");
  public static final SignatureScheme SLHDSA_SHA2_192F =
      REGISTRY.define(0x0914, "slhdsa_sha2_192f");
  public static final SignatureScheme SLHDSA_SHA2_256S =
      REGISTRY.define(0x0915, "slhdsa_sha2_256s");
  public static final SignatureScheme SLHDSA_SHA2_256F =
      REGISTRY.define(0x0916, "slhdsa_sha2_256f");
  public static final SignatureScheme SLHDSA_SHAKE_128S =
      REGISTRY.define(0x0917, "slhdsa_shake_128s");
  public static final SignatureScheme SLHDSA_SHAKE_128F =
      REGISTRY.define(0x0918, "slhdsa_shake_128f");
  public static final SignatureScheme SLHDSA_SHAKE_192S =
      REGISTRY.define(0x0919, "slhdsa_shake_192s");
  public static final SignatureScheme SLHDSA_SHAKE_192F =
      REGISTRY.define(0x091a, "slhdsa_shake_192f");
  public static final SignatureScheme SLHDSA_SHAKE_256S =
      REGISTRY.define(0x091b, "slhdsa_shake_256s");
  public static final SignatureScheme SLHDSA_SHAKE_256F =
      REGISTRY.define(0x091c, "slhdsa_shake_256f");

  // ShangMi (RFC 8998) and GOST (RFC 9367)
  public static final SignatureScheme SM2SIG_SM3 = REGISTRY.define(0x0708, "sm2sig_sm3");
  public static final SignatureScheme GOSTR34102012_256A =
      REGISTRY.define(0x0709, "gostr34102012_256a");
  public static final SignatureScheme GOSTR34102012_256B =
      REGISTRY.define(0x070a, "gostr34102012_256b");
  public static final SignatureScheme GOSTR34102012_256C =
      REGISTRY.define(0x070b, "gostr34102012_256c");
  public static final SignatureScheme GOSTR34102012_256D =
      REGISTRY.define(0x070c, "gostr34102012_256d");
  public static final SignatureScheme GOSTR34102012_512A =
      REGISTRY.define(0x070d, "gostr34102012_512a");
  public static final SignatureScheme GOSTR34102012_512B =
      REGISTRY.define(0x070e, "gostr34102012_512b");
  public static final SignatureScheme GOSTR34102012_512C =
      REGISTRY.define(0x070f, "gostr34102012_512c");

  // PKCS #1 v1.5 for the keys of old clients in TLS 1.3
  public static final SignatureScheme RSA_PKCS1_SHA256_LEGACY =
      REGISTRY.define(0x0420, "rsa_pkcs1_sha256_legacy");
  public static final SignatureScheme RSA_PKCS1_SHA384_LEGACY =
      REGISTRY.define(0x0520, "rsa_pkcs1_sha384_legacy");
  public static final SignatureScheme RSA_PKCS1_SHA512_LEGACY =
      REGISTRY.define(0x0620, "rsa_pkcs1_sha512_legacy");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<SignatureScheme> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** All registered values, by number. */
  public static List<SignatureScheme> registered() {
    return REGISTRY.registered();
  }

  /** The row of the IANA registry; empty for a value that is not assigned. */
  public Optional<Registration> registration() {
    return REGISTRY.registration(value);
  }

  /** The upper byte, as TLS 1.2 reads it (RFC 5246 section 7.4.1.4.1). */
  public HashAlgorithm hash() {
    return new HashAlgorithm(value >>> 8);
  }

  /** The lower byte, as TLS 1.2 reads it (RFC 5246 section 7.4.1.4.1). */
  public SignatureAlgorithm signature() {
    return new SignatureAlgorithm(value & 0xff);
  }

  /** Whether the value is reserved to provoke intolerant peers (RFC 8701 section 2). */
  public boolean isGrease() {
    return Grease.is16(value);
  }

  /**
   * The registered name, such as {@code rsa_pss_rsae_sha256}; for a pair that only TLS 1.2 has,
   * such as {@code 0x0402 (dsa with sha256)}, what it means there.
   */
  @Override
  public String toString() {
    if (isGrease()) {
      return Grease.shown(value, 2);
    }
    boolean pair = value >>> 8 <= 6 && (value & 0xff) <= 3;
    return pair && !REGISTRY.defines(value)
        ? "%s (%s with %s)".formatted(Registry.hex(value, 2), signature(), hash())
        : REGISTRY.show(value);
  }
}

package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A cipher suite: IANA registry "TLS Cipher Suites" (RFC 9846 section B.4, RFC 5246 section A.5).
 *
 * <p>Only the suites that are often named have a constant; {@link #registered} has all.
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record CipherSuite(int value) {
  private static final Registry<CipherSuite> REGISTRY =
      Registry.of16("cipher-suites", CipherSuite::new);

  // TLS 1.3 (RFC 9846 section B.4)
  public static final CipherSuite TLS_AES_128_GCM_SHA256 =
      REGISTRY.define(0x1301, "TLS_AES_128_GCM_SHA256");
  public static final CipherSuite TLS_AES_256_GCM_SHA384 =
      REGISTRY.define(0x1302, "TLS_AES_256_GCM_SHA384");
  public static final CipherSuite TLS_CHACHA20_POLY1305_SHA256 =
      REGISTRY.define(0x1303, "TLS_CHACHA20_POLY1305_SHA256");
  public static final CipherSuite TLS_AES_128_CCM_SHA256 =
      REGISTRY.define(0x1304, "TLS_AES_128_CCM_SHA256");
  public static final CipherSuite TLS_AES_128_CCM_8_SHA256 =
      REGISTRY.define(0x1305, "TLS_AES_128_CCM_8_SHA256");

  // TLS 1.3 for particular uses (RFC 8998, RFC 9150, and a draft for AEGIS)
  public static final CipherSuite TLS_SM4_GCM_SM3 = REGISTRY.define(0x00c6, "TLS_SM4_GCM_SM3");
  public static final CipherSuite TLS_SM4_CCM_SM3 = REGISTRY.define(0x00c7, "TLS_SM4_CCM_SM3");
  public static final CipherSuite TLS_AEGIS_256_SHA512 =
      REGISTRY.define(0x1306, "TLS_AEGIS_256_SHA512");
  public static final CipherSuite TLS_AEGIS_128L_SHA256 =
      REGISTRY.define(0x1307, "TLS_AEGIS_128L_SHA256");
  public static final CipherSuite TLS_SHA256_SHA256 = REGISTRY.define(0xc0b4, "TLS_SHA256_SHA256");
  public static final CipherSuite TLS_SHA384_SHA384 = REGISTRY.define(0xc0b5, "TLS_SHA384_SHA384");

  /** Not a suite: the client knows RFC 5746 (section 3.3). */
  public static final CipherSuite TLS_EMPTY_RENEGOTIATION_INFO_SCSV =
      REGISTRY.define(0x00ff, "TLS_EMPTY_RENEGOTIATION_INFO_SCSV");

  /** Not a suite: the client retries with a lower version (RFC 7507). */
  public static final CipherSuite TLS_FALLBACK_SCSV = REGISTRY.define(0x5600, "TLS_FALLBACK_SCSV");

  /** No protection: the state before the first keys (RFC 5246 section A.5). */
  public static final CipherSuite TLS_NULL_WITH_NULL_NULL =
      REGISTRY.define(0x0000, "TLS_NULL_WITH_NULL_NULL");

  // Ephemeral elliptic-curve Diffie-Hellman, ECDSA
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_NULL_SHA =
      REGISTRY.define(0xc006, "TLS_ECDHE_ECDSA_WITH_NULL_SHA");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_RC4_128_SHA =
      REGISTRY.define(0xc007, "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA =
      REGISTRY.define(0xc008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA =
      REGISTRY.define(0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA =
      REGISTRY.define(0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 =
      REGISTRY.define(0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 =
      REGISTRY.define(0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 =
      REGISTRY.define(0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 =
      REGISTRY.define(0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CCM =
      REGISTRY.define(0xc0ac, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CCM =
      REGISTRY.define(0xc0ad, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8 =
      REGISTRY.define(0xc0ae, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8 =
      REGISTRY.define(0xc0af, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8");
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 =
      REGISTRY.define(0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

  // Ephemeral elliptic-curve Diffie-Hellman, RSA
  public static final CipherSuite TLS_ECDHE_RSA_WITH_NULL_SHA =
      REGISTRY.define(0xc010, "TLS_ECDHE_RSA_WITH_NULL_SHA");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_RC4_128_SHA =
      REGISTRY.define(0xc011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA =
      REGISTRY.define(0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA =
      REGISTRY.define(0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA =
      REGISTRY.define(0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 =
      REGISTRY.define(0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 =
      REGISTRY.define(0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 =
      REGISTRY.define(0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 =
      REGISTRY.define(0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
  public static final CipherSuite TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 =
      REGISTRY.define(0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  // Ephemeral Diffie-Hellman, RSA
  public static final CipherSuite TLS_DHE_RSA_WITH_DES_CBC_SHA =
      REGISTRY.define(0x0015, "TLS_DHE_RSA_WITH_DES_CBC_SHA");
  public static final CipherSuite TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA =
      REGISTRY.define(0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_CBC_SHA =
      REGISTRY.define(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_CBC_SHA =
      REGISTRY.define(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA");
  public static final CipherSuite TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA =
      REGISTRY.define(0x0045, "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_CBC_SHA256 =
      REGISTRY.define(0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_CBC_SHA256 =
      REGISTRY.define(0x006b, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256");
  public static final CipherSuite TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA =
      REGISTRY.define(0x0088, "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 =
      REGISTRY.define(0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 =
      REGISTRY.define(0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_CCM =
      REGISTRY.define(0xc09e, "TLS_DHE_RSA_WITH_AES_128_CCM");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_CCM =
      REGISTRY.define(0xc09f, "TLS_DHE_RSA_WITH_AES_256_CCM");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_CCM_8 =
      REGISTRY.define(0xc0a2, "TLS_DHE_RSA_WITH_AES_128_CCM_8");
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_CCM_8 =
      REGISTRY.define(0xc0a3, "TLS_DHE_RSA_WITH_AES_256_CCM_8");
  public static final CipherSuite TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256 =
      REGISTRY.define(0xccaa, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  // Ephemeral Diffie-Hellman, DSA
  public static final CipherSuite TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA =
      REGISTRY.define(0x0013, "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA");
  public static final CipherSuite TLS_DHE_DSS_WITH_AES_128_CBC_SHA =
      REGISTRY.define(0x0032, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA");
  public static final CipherSuite TLS_DHE_DSS_WITH_AES_256_CBC_SHA =
      REGISTRY.define(0x0038, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA");
  public static final CipherSuite TLS_DHE_DSS_WITH_AES_128_CBC_SHA256 =
      REGISTRY.define(0x0040, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA256");
  public static final CipherSuite TLS_DHE_DSS_WITH_AES_256_CBC_SHA256 =
      REGISTRY.define(0x006a, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA256");
  public static final CipherSuite TLS_DHE_DSS_WITH_AES_128_GCM_SHA256 =
      REGISTRY.define(0x00a2, "TLS_DHE_DSS_WITH_AES_128_GCM_SHA256");
  public static final CipherSuite TLS_DHE_DSS_WITH_AES_256_GCM_SHA384 =
      REGISTRY.define(0x00a3, "TLS_DHE_DSS_WITH_AES_256_GCM_SHA384");

  // RSA key transport
  public static final CipherSuite TLS_RSA_WITH_NULL_MD5 =
      REGISTRY.define(0x0001, "TLS_RSA_WITH_NULL_MD5");
  public static final CipherSuite TLS_RSA_WITH_NULL_SHA =
      REGISTRY.define(0x0002, "TLS_RSA_WITH_NULL_SHA");
  public static final CipherSuite TLS_RSA_EXPORT_WITH_RC4_40_MD5 =
      REGISTRY.define(0x0003, "TLS_RSA_EXPORT_WITH_RC4_40_MD5");
  public static final CipherSuite TLS_RSA_WITH_RC4_128_MD5 =
      REGISTRY.define(0x0004, "TLS_RSA_WITH_RC4_128_MD5");
  public static final CipherSuite TLS_RSA_WITH_RC4_128_SHA =
      REGISTRY.define(0x0005, "TLS_RSA_WITH_RC4_128_SHA");
  public static final CipherSuite TLS_RSA_WITH_IDEA_CBC_SHA =
      REGISTRY.define(0x0007, "TLS_RSA_WITH_IDEA_CBC_SHA");
  public static final CipherSuite TLS_RSA_EXPORT_WITH_DES40_CBC_SHA =
      REGISTRY.define(0x0008, "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA");
  public static final CipherSuite TLS_RSA_WITH_DES_CBC_SHA =
      REGISTRY.define(0x0009, "TLS_RSA_WITH_DES_CBC_SHA");
  public static final CipherSuite TLS_RSA_WITH_3DES_EDE_CBC_SHA =
      REGISTRY.define(0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA");
  public static final CipherSuite TLS_RSA_WITH_AES_128_CBC_SHA =
      REGISTRY.define(0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA");
  public static final CipherSuite TLS_RSA_WITH_AES_256_CBC_SHA =
      REGISTRY.define(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA");
  public static final CipherSuite TLS_RSA_WITH_NULL_SHA256 =
      REGISTRY.define(0x003b, "TLS_RSA_WITH_NULL_SHA256");
  public static final CipherSuite TLS_RSA_WITH_AES_128_CBC_SHA256 =
      REGISTRY.define(0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256");
  public static final CipherSuite TLS_RSA_WITH_AES_256_CBC_SHA256 =
      REGISTRY.define(0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256");
  public static final CipherSuite TLS_RSA_WITH_CAMELLIA_128_CBC_SHA =
      REGISTRY.define(0x0041, "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA");
  public static final CipherSuite TLS_RSA_WITH_CAMELLIA_256_CBC_SHA =
      REGISTRY.define(0x0084, "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA");
  public static final CipherSuite TLS_RSA_WITH_SEED_CBC_SHA =
      REGISTRY.define(0x0096, "TLS_RSA_WITH_SEED_CBC_SHA");
  public static final CipherSuite TLS_RSA_WITH_AES_128_GCM_SHA256 =
      REGISTRY.define(0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256");
  public static final CipherSuite TLS_RSA_WITH_AES_256_GCM_SHA384 =
      REGISTRY.define(0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384");
  public static final CipherSuite TLS_RSA_WITH_AES_128_CCM =
      REGISTRY.define(0xc09c, "TLS_RSA_WITH_AES_128_CCM");
  public static final CipherSuite TLS_RSA_WITH_AES_256_CCM =
      REGISTRY.define(0xc09d, "TLS_RSA_WITH_AES_256_CCM");
  public static final CipherSuite TLS_RSA_WITH_AES_128_CCM_8 =
      REGISTRY.define(0xc0a0, "TLS_RSA_WITH_AES_128_CCM_8");
  public static final CipherSuite TLS_RSA_WITH_AES_256_CCM_8 =
      REGISTRY.define(0xc0a1, "TLS_RSA_WITH_AES_256_CCM_8");

  // No authentication
  public static final CipherSuite TLS_DH_ANON_WITH_RC4_128_MD5 =
      REGISTRY.define(0x0018, "TLS_DH_anon_WITH_RC4_128_MD5");
  public static final CipherSuite TLS_DH_ANON_WITH_3DES_EDE_CBC_SHA =
      REGISTRY.define(0x001b, "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA");
  public static final CipherSuite TLS_DH_ANON_WITH_AES_128_CBC_SHA =
      REGISTRY.define(0x0034, "TLS_DH_anon_WITH_AES_128_CBC_SHA");
  public static final CipherSuite TLS_DH_ANON_WITH_AES_256_CBC_SHA =
      REGISTRY.define(0x003a, "TLS_DH_anon_WITH_AES_256_CBC_SHA");
  public static final CipherSuite TLS_DH_ANON_WITH_AES_128_CBC_SHA256 =
      REGISTRY.define(0x006c, "TLS_DH_anon_WITH_AES_128_CBC_SHA256");
  public static final CipherSuite TLS_DH_ANON_WITH_AES_256_CBC_SHA256 =
      REGISTRY.define(0x006d, "TLS_DH_anon_WITH_AES_256_CBC_SHA256");
  public static final CipherSuite TLS_DH_ANON_WITH_AES_128_GCM_SHA256 =
      REGISTRY.define(0x00a6, "TLS_DH_anon_WITH_AES_128_GCM_SHA256");
  public static final CipherSuite TLS_DH_ANON_WITH_AES_256_GCM_SHA384 =
      REGISTRY.define(0x00a7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384");
  public static final CipherSuite TLS_ECDH_ANON_WITH_AES_128_CBC_SHA =
      REGISTRY.define(0xc018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA");
  public static final CipherSuite TLS_ECDH_ANON_WITH_AES_256_CBC_SHA =
      REGISTRY.define(0xc019, "TLS_ECDH_anon_WITH_AES_256_CBC_SHA");

  /**
   * The suite with this IANA or OpenSSL name, such as {@code ECDHE-RSA-AES128-GCM-SHA256}, in upper
   * or lower case; empty if none has it.
   */
  public static Optional<CipherSuite> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** All registered values, by number. */
  public static List<CipherSuite> registered() {
    return REGISTRY.registered();
  }

  /** The row of the IANA registry; empty for a value that is not assigned. */
  public Optional<Registration> registration() {
    return REGISTRY.registration(value);
  }

  /** OpenSSL's name, such as {@code ECDHE-RSA-AES128-GCM-SHA256}; empty if it has none. */
  public Optional<String> openSslName() {
    return registration().map(Registration::openSslName).filter(name -> !name.isEmpty());
  }

  /** Whether IANA's registry recommends it (RFC 9847 section 3). */
  public boolean isRecommended() {
    return registration().filter(row -> row.recommended().equals("Y")).isPresent();
  }

  /** Whether it is one of TLS 1.3. RFC 9846 appendix B.4: they begin with 0x13. */
  public boolean isTls13() {
    return value >>> 8 == 0x13;
  }

  /** Whether the value is reserved to provoke intolerant peers (RFC 8701 section 2). */
  public boolean isGrease() {
    return Grease.is16(value);
  }

  /** The registered name, such as {@code TLS_AES_128_GCM_SHA256}. */
  @Override
  public String toString() {
    return isGrease() ? Grease.shown(value, 2) : REGISTRY.show(value);
  }
}

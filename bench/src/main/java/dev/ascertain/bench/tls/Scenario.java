package dev.ascertain.bench.tls;

import dev.ascertain.lab.mint.KeyKind;

/** A kind of connection, the same for all implementations; the key exchange is always X25519. */
public enum Scenario {
  /** TLS 1.3, an ECDSA certificate on P-256, full handshake. */
  TLS13_ECDSA(true, false, KeyKind.ECDSA_P256, "TLS_AES_128_GCM_SHA256"),
  /** TLS 1.3, an RSA certificate of 2048 bits, full handshake. */
  TLS13_RSA(true, false, KeyKind.RSA_2048, "TLS_AES_128_GCM_SHA256"),
  /** TLS 1.3, resumed by a ticket, with a fresh key exchange. */
  TLS13_RESUMED(true, true, KeyKind.ECDSA_P256, "TLS_AES_128_GCM_SHA256"),
  /** TLS 1.3 with AES-256-GCM, for records only. */
  TLS13_AES256(true, false, KeyKind.ECDSA_P256, "TLS_AES_256_GCM_SHA384"),
  /** TLS 1.3 with ChaCha20-Poly1305, for records only. */
  TLS13_CHACHA20(true, false, KeyKind.ECDSA_P256, "TLS_CHACHA20_POLY1305_SHA256"),
  /** TLS 1.2, an ECDSA certificate on P-256, full handshake. */
  TLS12_ECDSA(false, false, KeyKind.ECDSA_P256, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
  /** TLS 1.2, resumed by a ticket, which takes no key exchange. */
  TLS12_RESUMED(false, true, KeyKind.ECDSA_P256, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
  /** TLS 1.2 with ChaCha20-Poly1305, for records only. */
  TLS12_CHACHA20(false, false, KeyKind.ECDSA_P256, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

  private final boolean tls13;
  private final boolean resumed;
  private final KeyKind key;
  private final String suite;

  Scenario(boolean tls13, boolean resumed, KeyKind key, String suite) {
    this.tls13 = tls13;
    this.resumed = resumed;
    this.key = key;
    this.suite = suite;
  }

  /** Whether the version is TLS 1.3; else it is TLS 1.2. */
  public boolean isTls13() {
    return tls13;
  }

  /** Whether each handshake resumes an earlier one. */
  public boolean isResumed() {
    return resumed;
  }

  /** The kind of the server's key. */
  public KeyKind key() {
    return key;
  }

  /** The cipher suite. */
  public String suite() {
    return suite;
  }

  /** The version's name in Java. */
  public String protocol() {
    return tls13 ? "TLSv1.3" : "TLSv1.2";
  }
}

package dev.ascertain.crypto;

import java.util.Optional;

/** How a signature is made, as far as a verifier must know beside the key. */
public sealed interface SignatureAlgorithm {

  /** RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2). */
  record RsaPkcs1(Hash hash) implements SignatureAlgorithm {
    @Override
    public String toString() {
      return "RSA PKCS #1 v1.5 with " + hash;
    }
  }

  /**
   * RSASSA-PSS (RFC 8017 section 8.1).
   *
   * @param hash the hash of the message
   * @param maskHash the hash within MGF1
   * @param saltLength bytes
   * @param key which kind of key is allowed
   */
  record RsaPss(Hash hash, Hash maskHash, int saltLength, PssKey key)
      implements SignatureAlgorithm {
    @Override
    public String toString() {
      return "RSA-PSS with " + hash;
    }
  }

  /** Which keys may be used with RSA-PSS (RFC 9846 section 4.3.3, RFC 4055 section 1.2). */
  enum PssKey {
    /** A key whose algorithm is rsaEncryption. */
    RSA_ENCRYPTION,
    /** A key whose algorithm is id-RSASSA-PSS. */
    RSASSA_PSS,
    /** Either, as for signatures on certificates. */
    ANY
  }

  /**
   * ECDSA (FIPS 186-5 section 6), signature in DER (RFC 3279 section 2.2.3).
   *
   * @param curve the only curve allowed, as in TLS 1.3; empty if any will do
   */
  record Ecdsa(Hash hash, Optional<Curve> curve) implements SignatureAlgorithm {
    @Override
    public String toString() {
      return "ECDSA " + curve.map(c -> c + " ").orElse("") + "with " + hash;
    }
  }

  /** DSA (FIPS 186-4 section 4), signature in DER (RFC 3279 section 2.2.2). */
  record Dsa(Hash hash) implements SignatureAlgorithm {
    @Override
    public String toString() {
      return "DSA with " + hash;
    }
  }

  /** Ed25519 without prehashing (RFC 8032 section 5.1). */
  record Ed25519() implements SignatureAlgorithm {
    @Override
    public String toString() {
      return "Ed25519";
    }
  }

  /** Ed448 without prehashing and with an empty context (RFC 8032 section 5.2). */
  record Ed448() implements SignatureAlgorithm {
    @Override
    public String toString() {
      return "Ed448";
    }
  }

  /**
   * ML-DSA (FIPS 204), pure, with an empty context (RFC 9881).
   *
   * @param parameterSet 44, 65 or 87
   */
  record MlDsa(int parameterSet) implements SignatureAlgorithm {
    @Override
    public String toString() {
      return "ML-DSA-" + parameterSet;
    }
  }
}

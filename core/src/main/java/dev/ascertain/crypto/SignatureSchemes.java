package dev.ascertain.crypto;

import dev.ascertain.crypto.SignatureAlgorithm.Ecdsa;
import dev.ascertain.crypto.SignatureAlgorithm.Ed25519;
import dev.ascertain.crypto.SignatureAlgorithm.Ed448;
import dev.ascertain.crypto.SignatureAlgorithm.MlDsa;
import dev.ascertain.crypto.SignatureAlgorithm.PssKey;
import dev.ascertain.crypto.SignatureAlgorithm.RsaPkcs1;
import dev.ascertain.crypto.SignatureAlgorithm.RsaPss;
import dev.ascertain.wire.SignatureScheme;
import java.util.Optional;

/**
 * What the signature schemes of TLS stand for (RFC 9846 section 4.3.3, RFC 5246 section 7.4.1.4.1).
 */
final class SignatureSchemes {
  private SignatureSchemes() {}

  /** By TLS 1.3: an ECDSA scheme names the curve; empty for a scheme not known here. */
  static Optional<SignatureAlgorithm> inTls13(SignatureScheme scheme) {
    return Optional.ofNullable(
        switch (scheme.value()) {
          case 0x0201 -> new RsaPkcs1(Hash.SHA_1);
          case 0x0401 -> new RsaPkcs1(Hash.SHA_256);
          case 0x0501 -> new RsaPkcs1(Hash.SHA_384);
          case 0x0601 -> new RsaPkcs1(Hash.SHA_512);
          case 0x0203 -> new Ecdsa(Hash.SHA_1, Optional.empty());
          case 0x0403 -> new Ecdsa(Hash.SHA_256, Optional.of(Curve.P_256));
          case 0x0503 -> new Ecdsa(Hash.SHA_384, Optional.of(Curve.P_384));
          case 0x0603 -> new Ecdsa(Hash.SHA_512, Optional.of(Curve.P_521));
          case 0x0804 -> pss(Hash.SHA_256, PssKey.RSA_ENCRYPTION);
          case 0x0805 -> pss(Hash.SHA_384, PssKey.RSA_ENCRYPTION);
          case 0x0806 -> pss(Hash.SHA_512, PssKey.RSA_ENCRYPTION);
          case 0x0809 -> pss(Hash.SHA_256, PssKey.RSASSA_PSS);
          case 0x080a -> pss(Hash.SHA_384, PssKey.RSASSA_PSS);
          case 0x080b -> pss(Hash.SHA_512, PssKey.RSASSA_PSS);
          case 0x0807 -> new Ed25519();
          case 0x0808 -> new Ed448();
          case 0x0904 -> new MlDsa(44);
          case 0x0905 -> new MlDsa(65);
          case 0x0906 -> new MlDsa(87);
          default -> null;
        });
  }

  /**
   * By TLS 1.2, where an ECDSA scheme leaves the curve open (RFC 9846 section 4.3.3), and where
   * SHA-224 has schemes too.
   */
  static Optional<SignatureAlgorithm> inTls12(SignatureScheme scheme) {
    return switch (scheme.value()) {
      case 0x0301 -> Optional.of(new RsaPkcs1(Hash.SHA_224));
      case 0x0303 -> Optional.of(new Ecdsa(Hash.SHA_224, Optional.empty()));
      default ->
          inTls13(scheme)
              .map(algorithm ->
                  algorithm instanceof Ecdsa(Hash hash, _)
                      ? new Ecdsa(hash, Optional.empty())
                      : algorithm);
    };
  }

  /** By TLS 1.0 and 1.1, which name none: it follows from the key. */
  static SignatureAlgorithm inTls10(boolean rsaKey) {
    return rsaKey ? new RsaPkcs1(Hash.MD5_SHA_1) : new Ecdsa(Hash.SHA_1, Optional.empty());
  }

  // RFC 9846 section 4.3.3: "The digest used in MGF1 and the digest being signed are both the
  // corresponding hash algorithm [...]. The length of the Salt MUST be equal to the length of the
  // output of the digest algorithm." With keys of RSASSA-PSS: "The length of the Salt MUST be equal
  // to the length of the digest algorithm."
  private static SignatureAlgorithm pss(Hash hash, PssKey key) {
    return new RsaPss(hash, hash, hash.length(), key);
  }
}

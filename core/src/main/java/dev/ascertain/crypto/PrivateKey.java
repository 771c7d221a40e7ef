package dev.ascertain.crypto;

import dev.ascertain.wire.SignatureScheme;
import java.util.Optional;

/**
 * A private key that proves who we are, read once by {@link Crypto#privateKey}. Safe for many
 * threads. Never shown.
 */
public final class PrivateKey {
  private final PrivateKeyInfo info;
  private final Signer signer;
  private final Optional<RsaDecryption> decryption;

  PrivateKey(PrivateKeyInfo info, Signer signer, Optional<RsaDecryption> decryption) {
    this.info = info;
    this.signer = signer;
    this.decryption = decryption;
  }

  PrivateKeyInfo info() {
    return info;
  }

  /** Whether this key can sign by a scheme as TLS 1.3 reads it (RFC 9846 section 4.3.3). */
  public boolean fits13(SignatureScheme scheme) {
    return SignatureSchemes.inTls13(scheme).filter(this::fits).isPresent();
  }

  /** Whether this key can sign by a scheme as TLS 1.2 reads it (RFC 5246 section 7.4.1.4.1). */
  public boolean fits12(SignatureScheme scheme) {
    return SignatureSchemes.inTls12(scheme).filter(this::fits).isPresent();
  }

  /**
   * Signs a message by a scheme as TLS 1.3 reads it.
   *
   * @throws IllegalArgumentException unless {@link #fits13}
   */
  public byte[] sign13(SignatureScheme scheme, byte[] message) {
    return sign(scheme, SignatureSchemes.inTls13(scheme), message);
  }

  /**
   * Signs a message by a scheme as TLS 1.2 reads it.
   *
   * @throws IllegalArgumentException unless {@link #fits12}
   */
  public byte[] sign12(SignatureScheme scheme, byte[] message) {
    return sign(scheme, SignatureSchemes.inTls12(scheme), message);
  }

  /** Whether TLS 1.0 and 1.1 can sign with this key: RSA, or ECDSA. */
  public boolean fits10() {
    return fits(inTls10());
  }

  /**
   * Signs a message as TLS 1.0 and 1.1 do; see {@link Crypto#verify10}.
   *
   * @throws IllegalArgumentException unless {@link #fits10}
   */
  public byte[] sign10(byte[] message) {
    if (!fits10()) {
      throw new IllegalArgumentException("TLS 1.0 has no signature by such a key");
    }
    return signer.sign(inTls10(), message);
  }

  private SignatureAlgorithm inTls10() {
    return SignatureSchemes.inTls10(info.isOf(Der.RSA_ENCRYPTION));
  }

  /** Whether this key can decrypt, as the static RSA key exchange of TLS 1.2 wants it to. */
  public boolean decrypts() {
    return decryption.isPresent();
  }

  /**
   * The premaster secret of a static RSA key exchange (RFC 5246 section 7.4.7.1): 48 bytes,
   * whatever was encrypted, in a time that does not depend on it.
   *
   * @param encrypted EncryptedPreMasterSecret
   * @param clientVersion client_version of the ClientHello
   * @param randomness stands in for what is not a proper premaster secret
   * @throws IllegalStateException unless {@link #decrypts}
   */
  public Secret premaster(byte[] encrypted, int clientVersion, Randomness randomness) {
    RsaDecryption rsa =
        decryption.orElseThrow(() -> new IllegalStateException("this key only signs"));
    return rsa.premaster(encrypted, clientVersion, randomness);
  }

  private byte[] sign(
      SignatureScheme scheme, Optional<SignatureAlgorithm> algorithm, byte[] message) {
    SignatureAlgorithm fitting =
        algorithm
            .filter(this::fits)
            .orElseThrow(() -> new IllegalArgumentException("this key cannot sign by " + scheme));
    return signer.sign(fitting, message);
  }

  private boolean fits(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SignatureAlgorithm.RsaPkcs1 _ -> info.isOf(Der.RSA_ENCRYPTION);
      case SignatureAlgorithm.RsaPss pss -> fitsPss(pss);
      case SignatureAlgorithm.Ecdsa ecdsa ->
          info.curve().isPresent()
              && (ecdsa.curve().isEmpty() || ecdsa.curve().equals(info.curve()));
      // No version of TLS that we speak signs by DSA (RFC 9846 section 4.3.3).
      case SignatureAlgorithm.Dsa _ -> false;
      case SignatureAlgorithm.Ed25519 _ -> info.isOf(Der.ED25519);
      case SignatureAlgorithm.Ed448 _ -> info.isOf(Der.ED448);
      case SignatureAlgorithm.MlDsa mlDsa -> info.isOf(Der.mlDsa(mlDsa.parameterSet()));
    };
  }

  // RFC 8017 section 9.1.1: encoding fails "if emLen < hLen + sLen + 2", where emLen is the length
  // of the modulus less one bit: a short key cannot sign by every hash.
  private boolean fitsPss(SignatureAlgorithm.RsaPss pss) {
    byte[] wanted =
        pss.key() == SignatureAlgorithm.PssKey.RSASSA_PSS ? Der.RSASSA_PSS : Der.RSA_ENCRYPTION;
    return info.isOf(wanted)
        && signer instanceof JcaSigner rsa
        && rsa.encodedLength() >= pss.hash().length() + pss.saltLength() + 2;
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "private key";
  }
}

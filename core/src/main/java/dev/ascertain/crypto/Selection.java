package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/**
 * Which library serves each primitive that more than one has.
 *
 * @param x25519 X25519
 * @param x448 X448
 * @param ecdh ECDH on P-256, P-384 and P-521; key pairs are always BouncyCastle's
 * @param ecdsa ECDSA
 * @param rsa RSA signatures
 * @param ed25519 Ed25519
 * @param ed448 Ed448
 */
record Selection(
    Library x25519,
    Library x448,
    Library ecdh,
    Library ecdsa,
    Library rsa,
    Library ed25519,
    Library ed448) {

  static final Selection JDK = allOf(Library.JDK, Library.JDK, Library.JDK);
  static final Selection BOUNCY_CASTLE =
      allOf(Library.BOUNCY_CASTLE, Library.BOUNCY_CASTLE, Library.JDK);
  static final Selection CONSCRYPT =
      allOf(Library.CONSCRYPT, Library.BOUNCY_CASTLE, Library.CONSCRYPT);

  /**
   * @param curves for the curves all libraries have
   * @param of448 for the curves of 448 bits, which Conscrypt lacks
   */
  private static Selection allOf(Library curves, Library of448, Library rsa) {
    return new Selection(curves, of448, curves, curves, rsa, curves, of448);
  }

  /**
   * What a fresh process is done with soonest. With an AOT cache, the primitives of one handshake
   * take 60 ms by BouncyCastle, 70 ms by Conscrypt (which spends 45 of them on loading its
   * library), and 120 ms by the JDK (whose P-256 takes half of them).
   */
  static Selection soonest() {
    return BOUNCY_CASTLE;
  }

  /** The fastest that loads here. */
  static Selection fastest() {
    return Library.conscrypt().isPresent() ? CONSCRYPT : BOUNCY_CASTLE;
  }

  /**
   * The selection with this name.
   *
   * @throws IllegalArgumentException for an unknown name, or for Conscrypt where it does not load
   */
  static Selection named(String name) {
    return switch (name) {
      case "jdk" -> JDK;
      case "bouncycastle" -> BOUNCY_CASTLE;
      case "conscrypt" -> {
        if (Library.conscrypt().isEmpty()) {
          throw new IllegalArgumentException("Conscrypt's native library does not load here");
        }
        yield CONSCRYPT;
      }
      default ->
          throw new IllegalArgumentException(name + " is none of jdk, bouncycastle and conscrypt");
    };
  }

  DiffieHellman montgomery(MontgomeryCurve curve) {
    Library library =
        switch (curve) {
          case X25519 -> x25519;
          case X448 -> x448;
        };
    return library == Library.BOUNCY_CASTLE
        ? new BouncyCastleXdh(curve)
        : new JcaXdh(curve, jca(library));
  }

  DiffieHellman ecdh(Curve curve) {
    return ecdh == Library.BOUNCY_CASTLE
        ? new BouncyCastleEcdh(curve)
        : new JcaEcdh(curve, jca(ecdh));
  }

  Verifier verifier(SignatureAlgorithm algorithm) {
    Library library =
        switch (algorithm) {
          case SignatureAlgorithm.RsaPkcs1 _, SignatureAlgorithm.RsaPss _ -> rsa;
          case SignatureAlgorithm.Ecdsa _ -> ecdsa;
          case SignatureAlgorithm.Ed25519 _ -> ed25519;
          case SignatureAlgorithm.Ed448 _ -> ed448;
          case SignatureAlgorithm.Dsa _, SignatureAlgorithm.MlDsa _ -> Library.JDK;
        };
    return library == Library.BOUNCY_CASTLE
        ? new BouncyCastleVerifier()
        : new JcaVerifier(jca(library));
  }

  /**
   * A signer with this key.
   *
   * @throws CryptoException if the key is malformed, or of a kind that nobody here signs with
   */
  Signer signer(PrivateKeyInfo info) throws CryptoException {
    if (info.isOf(Der.EC_PUBLIC_KEY)) {
      Curve curve =
          info.curve()
              .orElseThrow(() ->
                  new CryptoException(
                      "the private key is on a curve other than P-256, P-384 and P-521"));
      return ecdsa == Library.BOUNCY_CASTLE
          ? BouncyCastleSigners.ecdsa(curve, info.ecPrivateKey())
          : jcaSigner(ecdsa, "EC", info);
    }
    if (info.isOf(Der.ED25519)) {
      return ed25519 == Library.BOUNCY_CASTLE
          ? BouncyCastleSigners.ed25519(info.edwardsPrivateKey(Ed25519.SECRET_KEY_SIZE))
          : jcaSigner(ed25519, "Ed25519", info);
    }
    if (info.isOf(Der.ED448)) {
      return ed448 == Library.BOUNCY_CASTLE
          ? BouncyCastleSigners.ed448(info.edwardsPrivateKey(Ed448.SECRET_KEY_SIZE))
          : jcaSigner(ed448, "Ed448", info);
    }
    if (info.isOf(Der.RSA_ENCRYPTION)) {
      return jcaSigner(rsa, "RSA", info);
    }
    // Such a key may restrict its parameters (RFC 4055 section 1.2), which the JDK enforces.
    return jcaSigner(Library.JDK, info.isOf(Der.RSASSA_PSS) ? "RSASSA-PSS" : "ML-DSA", info);
  }

  private static Signer jcaSigner(Library library, String algorithm, PrivateKeyInfo info)
      throws CryptoException {
    Jca jca = jca(library);
    try {
      return new JcaSigner(jca, jca.privateKey(algorithm, info.der()));
    } catch (GeneralSecurityException e) {
      throw new CryptoException("the private key is malformed, or of a kind we lack", e);
    }
  }

  Map<String, String> describe() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("X25519", x25519.toString());
    rows.put("X448", x448.toString());
    rows.put("ECDH on P-256, P-384, P-521", ecdh.toString());
    rows.put("finite-field Diffie-Hellman", Library.JDK.toString());
    rows.put("ML-KEM", Library.BOUNCY_CASTLE.toString());
    rows.put("RSA signatures", rsa.toString());
    rows.put("RSA encryption", Library.JDK.toString());
    rows.put("ECDSA", ecdsa.toString());
    rows.put("Ed25519", ed25519.toString());
    rows.put("Ed448", ed448.toString());
    rows.put("ML-DSA", Library.JDK.toString());
    rows.put("AES-GCM, ChaCha20-Poly1305, CBC", Library.JDK.toString());
    rows.put("AES-CCM", Library.BOUNCY_CASTLE.toString());
    rows.put("SHA-2, HMAC, HKDF", Library.JDK.toString());
    return rows;
  }

  private static Jca jca(Library library) {
    Optional<Provider> conscrypt =
        library == Library.CONSCRYPT ? Library.conscrypt() : Optional.empty();
    return conscrypt.map(Jca::new).orElse(Jca.JDK);
  }
}

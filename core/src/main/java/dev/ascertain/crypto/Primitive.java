package dev.ascertain.crypto;

import java.util.List;

/** A row in the table of who serves what. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
enum Primitive {
  X25519("X25519", Library.BOUNCY_CASTLE, Library.JDK, Library.CONSCRYPT),
  X448("X448", Library.BOUNCY_CASTLE, Library.JDK),
  /** Its key pairs are always BouncyCastle's. */
  ECDH("ECDH on P-256, P-384, P-521", Library.BOUNCY_CASTLE, Library.JDK, Library.CONSCRYPT),
  FINITE_FIELD_DIFFIE_HELLMAN("finite-field Diffie-Hellman", Library.JDK),
  ML_KEM("ML-KEM", Library.BOUNCY_CASTLE),
  RSA_SIGNATURES("RSA signatures", Library.JDK, Library.CONSCRYPT),
  RSA_ENCRYPTION("RSA encryption", Library.JDK),
  ECDSA("ECDSA", Library.BOUNCY_CASTLE, Library.JDK, Library.CONSCRYPT),
  ED25519("Ed25519", Library.BOUNCY_CASTLE, Library.JDK, Library.CONSCRYPT),
  ED448("Ed448", Library.BOUNCY_CASTLE, Library.JDK),
  ML_DSA("ML-DSA", Library.JDK),
  DSA("DSA", Library.JDK),
  AES_GCM("AES-GCM", Library.JDK),
  CHACHA20_POLY1305("ChaCha20-Poly1305", Library.JDK),
  AES_CCM("AES-CCM", Library.BOUNCY_CASTLE),
  CBC("AES and triple DES in CBC mode", Library.JDK),
  HASHES("SHA-2, SHA-1, MD5", Library.JDK),
  /** That of CBC records is BouncyCastle's; see {@link SecretLengthHmac}. */
  HMAC("HMAC", Library.JDK),
  HKDF("HKDF", Library.JDK);

  private final String text;
  private final List<Library> libraries;

  Primitive(String text, Library... libraries) {
    this.text = text;
    this.libraries = List.of(libraries);
  }

  /** Who can serve it: first who does if the library preferred cannot. */
  List<Library> libraries() {
    return libraries;
  }

  /** How the property {@link Crypto#PROPERTY} calls it, such as {@code ecdsa}. */
  String propertyName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return text;
  }
}

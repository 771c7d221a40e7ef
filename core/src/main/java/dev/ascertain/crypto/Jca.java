package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/**
 * A provider of the Java Cryptography Architecture, asked for by name or taken as the platform
 * orders them.
 *
 * @param provider the provider; null for whatever the platform prefers, which is the JDK's own
 */
record Jca(@Nullable Provider provider) {
  static final Jca JDK = new Jca(null);

  /** Searching all providers for a cipher takes twice as long as asking the one that has it. */
  private static final Provider JDK_CIPHERS = providerOf("AES/GCM/NoPadding");

  private static Provider providerOf(String transformation) {
    try {
      return Cipher.getInstance(transformation).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks " + transformation, e);
    }
  }

  /** A cipher of the JDK. */
  static Cipher jdkCipher(String transformation) throws GeneralSecurityException {
    return Cipher.getInstance(transformation, JDK_CIPHERS);
  }

  /** A public key from its SubjectPublicKeyInfo. */
  PublicKey publicKey(String algorithm, byte[] der) throws GeneralSecurityException {
    return keyFactory(algorithm).generatePublic(new X509EncodedKeySpec(der));
  }

  /** A private key from its PrivateKeyInfo (RFC 5958). */
  PrivateKey privateKey(String algorithm, byte[] der) throws GeneralSecurityException {
    return keyFactory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  /** The raw secret of two keys. */
  byte[] agree(String algorithm, PrivateKey ours, PublicKey theirs)
      throws GeneralSecurityException {
    KeyAgreement agreement =
        provider == null
            ? KeyAgreement.getInstance(algorithm)
            : KeyAgreement.getInstance(algorithm, provider);
    agreement.init(ours);
    agreement.doPhase(theirs, true);
    return agreement.generateSecret();
  }

  Signature signature(String algorithm) throws GeneralSecurityException {
    return provider == null
        ? Signature.getInstance(algorithm)
        : Signature.getInstance(algorithm, provider);
  }

  /** The name of RSASSA-PSS: the JDK has one for all hashes, Conscrypt one for each. */
  String pssName(Hash hash) {
    return provider == null ? "RSASSA-PSS" : hash.compactName() + "withRSA/PSS";
  }

  private KeyFactory keyFactory(String algorithm) throws GeneralSecurityException {
    return provider == null
        ? KeyFactory.getInstance(algorithm)
        : KeyFactory.getInstance(algorithm, provider);
  }
}

package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import javax.crypto.Cipher;

/**
 * The RSA signatures of TLS 1.0 and 1.1: PKCS #1 block type 1 around MD5 and SHA-1 of the message,
 * without a DigestInfo (RFC 4346 section 4.7). The power is the JDK's.
 */
final class RsaMd5Sha1 {
  private RsaMd5Sha1() {}

  static byte[] sign(Key privateKey, byte[] message) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, privateKey);
    return cipher.doFinal(hash(message));
  }

  /**
   * Whether a signature is the key's.
   *
   * @throws CryptoException if the key is unreadable
   */
  static boolean verify(PublicKeyInfo key, byte[] message, byte[] signature)
      throws CryptoException {
    Cipher cipher;
    try {
      PublicKey publicKey = Jca.JDK.publicKey("RSA", key.der());
      cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.DECRYPT_MODE, publicKey);
    } catch (GeneralSecurityException e) {
      throw new CryptoException("the RSA public key is malformed", e);
    }
    try {
      return Crypto.equal(cipher.doFinal(signature), hash(message));
    } catch (GeneralSecurityException e) {
      return false; // Not the padding of a signature.
    }
  }

  private static byte[] hash(byte[] message) {
    return RunningHash.newDigest(Hash.MD5_SHA_1).digest(message);
  }
}

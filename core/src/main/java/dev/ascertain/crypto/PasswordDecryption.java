package dev.ascertain.crypto;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * Decrypts what a password encrypts in files: PBES2 (RFC 8018 section 6.2) and the schemes of PKCS
 * #12 (RFC 7292 appendix C).
 */
public final class PasswordDecryption {
  private static final String PBES2 = "1.2.840.113549.1.5.13";

  /** A limit of ours, as the JDK has it: what takes longer than seconds is an attack. */
  private static final int MAX_ITERATIONS = 2_000_000;

  private PasswordDecryption() {}

  /**
   * The plaintext. A wrong password is only noticed by the padding, which it fits once in 256
   * times: whoever calls checks what comes out, or has checked the password by a MAC.
   *
   * @param algorithm the object identifier of the scheme, in dots
   * @param parameters its parameters, DER
   * @throws CryptoException if the password does not fit, or the scheme is one we do not have
   */
  public static byte[] decrypt(
      String algorithm, byte[] parameters, byte[] ciphertext, char[] password)
      throws CryptoException {
    PBEKeySpec passwordSpec = new PBEKeySpec(password);
    try {
      AlgorithmParameters decoded =
          AlgorithmParameters.getInstance(algorithm.equals(PBES2) ? "PBES2" : algorithm);
      decoded.init(parameters);
      if (decoded.getParameterSpec(PBEParameterSpec.class).getIterationCount() > MAX_ITERATIONS) {
        throw new CryptoException("more than " + MAX_ITERATIONS + " iterations");
      }
      // The JDK names the combination of functions that PBES2 uses only here.
      String scheme = algorithm.equals(PBES2) ? decoded.toString() : algorithm;
      SecretKey key = SecretKeyFactory.getInstance(scheme).generateSecret(passwordSpec);
      Cipher cipher = Cipher.getInstance(scheme);
      cipher.init(Cipher.DECRYPT_MODE, key, decoded);
      return cipher.doFinal(ciphertext);
    } catch (IOException | GeneralSecurityException e) {
      throw new CryptoException("the password does not decrypt it with " + algorithm, e);
    } finally {
      passwordSpec.clearPassword();
    }
  }
}

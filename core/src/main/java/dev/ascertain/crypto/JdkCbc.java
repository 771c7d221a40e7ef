package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/** AES and triple DES in CBC mode by the JDK. */
final class JdkCbc implements CbcCipher {
  private final CbcAlgorithm algorithm;
  private final KeyBytes key;
  private final Cipher cipher;

  JdkCbc(CbcAlgorithm algorithm, byte[] key) {
    this.algorithm = algorithm;
    String name = algorithm == CbcAlgorithm.TRIPLE_DES ? "DESede" : "AES";
    this.key = new KeyBytes(key, name);
    try {
      this.cipher = Jca.jdkCipher(name + "/CBC/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks " + algorithm, e);
    }
  }

  @Override
  public CbcAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public byte[] encrypt(byte[] iv, byte[] plaintext) {
    return run(Cipher.ENCRYPT_MODE, iv, plaintext, 0, plaintext.length);
  }

  @Override
  public byte[] decrypt(byte[] iv, byte[] in, int offset, int length) {
    return run(Cipher.DECRYPT_MODE, iv, in, offset, length);
  }

  private byte[] run(int mode, byte[] iv, byte[] in, int offset, int length) {
    try {
      cipher.init(mode, key, new IvParameterSpec(iv));
      return cipher.doFinal(in, offset, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(length + " bytes are not whole blocks", e);
    }
  }

  @Override
  public void destroy() {
    key.destroy();
  }
}

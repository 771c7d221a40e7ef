package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/** AES-GCM and ChaCha20-Poly1305 by the JDK, whose versions use the processor's instructions. */
final class JdkAead implements Aead {
  private final AeadAlgorithm algorithm;
  private final boolean chaCha20;
  private final KeyBytes key;
  private final Cipher cipher;

  JdkAead(AeadAlgorithm algorithm, byte[] key) {
    this.algorithm = algorithm;
    this.chaCha20 = algorithm == AeadAlgorithm.CHACHA20_POLY1305;
    this.key = new KeyBytes(key, chaCha20 ? "ChaCha20" : "AES");
    try {
      this.cipher = Jca.jdkCipher(chaCha20 ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks " + algorithm, e);
    }
  }

  @Override
  public AeadAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public void seal(
      byte[] nonce,
      byte[] additionalData,
      byte[] in,
      int offset,
      int length,
      byte[] rest,
      byte[] out,
      int outOffset) {
    try {
      start(Cipher.ENCRYPT_MODE, nonce, additionalData);
      if (rest.length == 0) {
        cipher.doFinal(in, offset, length, out, outOffset);
        return;
      }
      int written = cipher.update(in, offset, length, out, outOffset);
      cipher.doFinal(rest, 0, rest.length, out, outOffset + written);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt with " + algorithm, e);
    }
  }

  @Override
  public void open(
      byte[] nonce,
      byte[] additionalData,
      byte[] in,
      int offset,
      int length,
      byte[] out,
      int outOffset)
      throws CryptoException {
    if (length < algorithm.tagLength()) {
      throw new CryptoException("a ciphertext of %d bytes, shorter than its tag".formatted(length));
    }
    try {
      start(Cipher.DECRYPT_MODE, nonce, additionalData);
      cipher.doFinal(in, offset, length, out, outOffset);
    } catch (AEADBadTagException e) {
      throw new CryptoException("the authentication tag does not match", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot decrypt with " + algorithm, e);
    }
  }

  private void start(int mode, byte[] nonce, byte[] additionalData)
      throws GeneralSecurityException {
    AlgorithmParameterSpec parameters =
        chaCha20
            ? new IvParameterSpec(nonce)
            : new GCMParameterSpec(8 * algorithm.tagLength(), nonce);
    cipher.init(mode, key, parameters);
    cipher.updateAAD(additionalData);
  }

  @Override
  public void destroy() {
    key.destroy();
  }
}

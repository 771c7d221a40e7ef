package dev.ascertain.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-CCM, which the JDK lacks, by BouncyCastle. */
final class BouncyCastleCcm implements Aead {
  private final AeadAlgorithm algorithm;
  private final KeyParameter key;
  private final CCMModeCipher cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());

  BouncyCastleCcm(AeadAlgorithm algorithm, byte[] key) {
    this.algorithm = algorithm;
    this.key = new KeyParameter(key);
  }

  @Override
  public AeadAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public void seal(
      byte[] nonce, byte[] additionalData, byte[] plaintext, byte[] out, int outOffset) {
    start(true, nonce, additionalData);
    int written = cipher.processBytes(plaintext, 0, plaintext.length, out, outOffset);
    try {
      cipher.doFinal(out, outOffset + written);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("cannot encrypt with " + algorithm, e);
    }
  }

  @Override
  public byte[] open(byte[] nonce, byte[] additionalData, byte[] in, int offset, int length)
      throws CryptoException {
    if (length < algorithm.tagLength()) {
      throw new CryptoException("a ciphertext of %d bytes, shorter than its tag".formatted(length));
    }
    start(false, nonce, additionalData);
    byte[] plaintext = new byte[length - algorithm.tagLength()];
    int written = cipher.processBytes(in, offset, length, plaintext, 0);
    try {
      cipher.doFinal(plaintext, written);
    } catch (InvalidCipherTextException e) {
      throw new CryptoException("the authentication tag does not match", e);
    }
    return plaintext;
  }

  private void start(boolean encrypt, byte[] nonce, byte[] additionalData) {
    int tagBits = 8 * algorithm.tagLength();
    cipher.init(encrypt, new AEADParameters(key, tagBits, nonce, additionalData));
  }

  @Override
  public void destroy() {
    Arrays.fill(key.getKey(), (byte) 0);
  }
}

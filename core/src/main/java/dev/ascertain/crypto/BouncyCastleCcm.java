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
      byte[] nonce,
      byte[] additionalData,
      byte[] in,
      int offset,
      int length,
      byte[] rest,
      byte[] out,
      int outOffset) {
    start(true, nonce, additionalData);
    int written = cipher.processBytes(in, offset, length, out, outOffset);
    written += cipher.processBytes(rest, 0, rest.length, out, outOffset + written);
    try {
      cipher.doFinal(out, outOffset + written);
    } catch (InvalidCipherTextException e) {
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
    start(false, nonce, additionalData);
    int written = cipher.processBytes(in, offset, length, out, outOffset);
    try {
      cipher.doFinal(out, outOffset + written);
    } catch (InvalidCipherTextException e) {
      Arrays.fill(out, outOffset, outOffset + length - algorithm.tagLength(), (byte) 0);
      throw new CryptoException("the authentication tag does not match", e);
    }
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

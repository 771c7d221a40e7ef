package dev.ascertain.crypto;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * Encrypts to the holder of a private key, without saying who we are: SetupBaseS of RFC 9180
 * section 5.1.1. Each message is encrypted under a nonce of its own, so that they open in the order
 * in which they were sealed only. Confined to one thread.
 */
public final class HpkeSender {
  private final HPKEContextWithEncapsulation context;

  private HpkeSender(HPKEContextWithEncapsulation context) {
    this.context = context;
  }

  /**
   * Encapsulates a fresh key.
   *
   * @param publicKey the receiver's, as SerializePublicKey gives it
   * @param info what the key is bound to
   * @throws CryptoException if the public key is not a valid one
   */
  static HpkeSender of(HpkeSuite suite, byte[] publicKey, byte[] info, Randomness randomness)
      throws CryptoException {
    HPKE hpke = Hpke.of(suite);
    try {
      AsymmetricKeyParameter receiver = hpke.deserializePublicKey(publicKey);
      return new HpkeSender(
          hpke.setupBaseS(receiver, info, Hpke.newKeyPair(hpke, suite.kem(), randomness)));
    } catch (IllegalArgumentException | IllegalStateException e) {
      // BouncyCastle reads keys by constructors that throw these for a wrong length, for a point
      // that is not on the curve, and for an agreement that gives all zeros (RFC 9180 section
      // 7.1.4).
      throw new CryptoException("a public key that is none of " + suite.kem(), e);
    }
  }

  /** The encapsulated key, which the receiver needs. */
  public byte[] encapsulation() {
    return context.getEncapsulation();
  }

  /**
   * Encrypts the next message.
   *
   * @param associatedData what is authenticated with it
   */
  public byte[] seal(byte[] associatedData, byte[] plaintext) {
    try {
      return context.seal(associatedData, plaintext);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encryption cannot meet a bad ciphertext", e);
    }
  }
}

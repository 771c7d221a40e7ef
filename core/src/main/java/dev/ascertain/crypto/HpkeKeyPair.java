package dev.ascertain.crypto;

import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;

/** A key pair to which others encrypt by HPKE (RFC 9180 section 4). */
public final class HpkeKeyPair {
  private final HpkeKemId kem;
  private final AsymmetricCipherKeyPair pair;

  private HpkeKeyPair(HpkeKemId kem, AsymmetricCipherKeyPair pair) {
    this.kem = kem;
    this.pair = pair;
  }

  /**
   * Makes a key pair.
   *
   * @throws IllegalArgumentException unless {@link HpkeSuite#supports} it
   */
  static HpkeKeyPair generate(HpkeKemId kem, Randomness randomness) {
    return new HpkeKeyPair(kem, Hpke.newKeyPair(anyOf(kem), kem, randomness));
  }

  /**
   * Reads a key pair.
   *
   * @param privateKey as SerializePrivateKey gives it
   * @param publicKey as SerializePublicKey gives it
   * @throws CryptoException if one of them is not valid
   */
  static HpkeKeyPair of(HpkeKemId kem, byte[] privateKey, byte[] publicKey) throws CryptoException {
    try {
      return new HpkeKeyPair(kem, anyOf(kem).deserializePrivateKey(privateKey, publicKey));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new CryptoException("a key pair that is none of " + kem, e);
    }
  }

  /** How keys are encapsulated to it. */
  public HpkeKemId kem() {
    return kem;
  }

  /** The public key, as SerializePublicKey gives it (RFC 9180 section 7.1.1). */
  public byte[] publicKey() {
    return anyOf(kem).serializePublicKey(pair.getPublic());
  }

  /** The private key, as SerializePrivateKey gives it (RFC 9180 section 7.1.2). */
  public Secret privateKey() {
    return Secret.owning(anyOf(kem).serializePrivateKey(pair.getPrivate()));
  }

  /**
   * What decrypts the messages of one sender.
   *
   * @param encapsulation the encapsulated key that the sender sent
   * @param info what the sender bound it to
   * @throws CryptoException if it encapsulates no key
   */
  public HpkeReceiver receiver(HpkeKdfId kdf, HpkeAeadId aead, byte[] encapsulation, byte[] info)
      throws CryptoException {
    HPKE hpke = Hpke.of(new HpkeSuite(kem, kdf, aead));
    // BouncyCastle takes any length here, and more.
    if (encapsulation.length != hpke.getEncSize()) {
      throw new CryptoException(
          "an encapsulated key of %d bytes, not %d"
              .formatted(encapsulation.length, hpke.getEncSize()));
    }
    try {
      return new HpkeReceiver(hpke.setupBaseR(encapsulation, pair, info));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new CryptoException("an encapsulated key that is none of " + kem, e);
    }
  }

  /** Keys are read and written alike whatever is derived from them later. */
  private static HPKE anyOf(HpkeKemId kem) {
    return Hpke.of(new HpkeSuite(kem, HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM));
  }
}

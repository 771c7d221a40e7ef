package dev.ascertain.crypto;

import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/** ML-KEM (FIPS 203), by BouncyCastle, on the raw encodings that TLS uses. */
enum MlKem {
  ML_KEM_768(1184, 1088),
  ML_KEM_1024(1568, 1568);

  /**
   * The size of the seed d || z, from which a key pair is made (FIPS 203 section 7.1), in bytes.
   */
  private static final int SEED_LENGTH = 64;

  private static final int MESSAGE_LENGTH = 32;

  private final int encapsulationKeyLength;
  private final int ciphertextLength;

  MlKem(int encapsulationKeyLength, int ciphertextLength) {
    this.encapsulationKeyLength = encapsulationKeyLength;
    this.ciphertextLength = ciphertextLength;
  }

  /** The size of an encapsulation key in bytes. */
  int encapsulationKeyLength() {
    return encapsulationKeyLength;
  }

  /** The size of a ciphertext in bytes. */
  int ciphertextLength() {
    return ciphertextLength;
  }

  /** A fresh decapsulation key (FIPS 203 section 7.1). */
  MLKEMPrivateKeyParameters newKey(Randomness randomness) {
    return new MLKEMPrivateKeyParameters(parameters(), randomness.bytes(SEED_LENGTH));
  }

  /**
   * Opens a ciphertext (FIPS 203 section 7.3). One that was not made for this key gives a secret
   * that nobody else knows, so that the handshake fails later on.
   */
  byte[] decapsulate(MLKEMPrivateKeyParameters key, byte[] ciphertext) throws CryptoException {
    // FIPS 203 section 7.3, ciphertext type check.
    if (ciphertext.length != ciphertextLength) {
      throw new CryptoException(
          "an ML-KEM ciphertext of %d bytes, not %d"
              .formatted(ciphertext.length, ciphertextLength));
    }
    return new MLKEMExtractor(key).extractSecret(ciphertext);
  }

  /** Makes a ciphertext and the secret in it (FIPS 203 section 7.2). */
  KeyExchangeResult encapsulate(byte[] encapsulationKey, Randomness randomness)
      throws CryptoException {
    MLKEMPublicKeyParameters key = publicKey(encapsulationKey);
    SecretWithEncapsulation result =
        MLKEMGenerator.internalGenerateEncapsulated(key, randomness.bytes(MESSAGE_LENGTH));
    return new KeyExchangeResult(result.getEncapsulation(), Secret.owning(result.getSecret()));
  }

  private MLKEMPublicKeyParameters publicKey(byte[] encoding) throws CryptoException {
    // FIPS 203 section 7.2, type check; the modulus check is the constructor's.
    if (encoding.length != encapsulationKeyLength) {
      throw new CryptoException(
          "an ML-KEM encapsulation key of %d bytes, not %d"
              .formatted(encoding.length, encapsulationKeyLength));
    }
    try {
      return new MLKEMPublicKeyParameters(parameters(), encoding);
    } catch (IllegalArgumentException e) {
      throw new CryptoException("an ML-KEM encapsulation key with a coefficient out of range", e);
    }
  }

  private MLKEMParameters parameters() {
    return switch (this) {
      case ML_KEM_768 -> MLKEMParameters.ml_kem_768;
      case ML_KEM_1024 -> MLKEMParameters.ml_kem_1024;
    };
  }
}

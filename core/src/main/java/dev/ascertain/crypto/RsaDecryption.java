package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * RSAES-PKCS1-v1_5 decryption of a premaster secret that tells nobody whether it went well (RFC
 * 5246 section 7.4.7.1): the power by the JDK, which blinds it.
 */
record RsaDecryption(RSAPrivateKey key) {
  private static final int PREMASTER_LENGTH = 48;
  private static final int VERSION_LENGTH = 2;

  /** RFC 8017 section 7.2.1: a message may be as long as the modulus but for these. */
  private static final int PADDING_LENGTH = 11;

  /** Decryption with this key; empty for one that is not of RSA, may only sign, or is too short. */
  static Optional<RsaDecryption> of(PrivateKeyInfo info) throws CryptoException {
    if (!info.isOf(Der.RSA_ENCRYPTION)) {
      return Optional.empty();
    }
    try {
      RSAPrivateKey key = (RSAPrivateKey) Jca.JDK.privateKey("RSA", info.der());
      return Optional.of(new RsaDecryption(key))
          .filter(rsa -> rsa.length() >= PREMASTER_LENGTH + PADDING_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new CryptoException("the RSA private key is malformed", e);
    }
  }

  // RFC 5246 section 7.4.7.1:
  //
  //   1. Generate a string R of 46 random bytes
  //   2. Decrypt the message to recover the plaintext M
  //   3. If the PKCS#1 padding is not correct, or the length of message M is not exactly 48 bytes:
  //         pre_master_secret = ClientHello.client_version || R
  //      else [...]
  //         pre_master_secret = ClientHello.client_version || M[2..47]
  //
  // "Note that explicitly constructing the pre_master_secret with the ClientHello.client_version
  // produces an invalid master_secret if the client has sent the wrong version in the original
  // pre_master_secret."
  Secret premaster(byte[] encrypted, int clientVersion, Randomness randomness) {
    byte[] premaster = new byte[PREMASTER_LENGTH];
    byte[] random = randomness.bytes(PREMASTER_LENGTH - VERSION_LENGTH);
    byte[] encoded = decrypt(encrypted);
    int start = encoded.length - PREMASTER_LENGTH;
    int good = isPadding(encoded, start);
    premaster[0] = (byte) (clientVersion >>> 8);
    premaster[1] = (byte) clientVersion;
    for (int i = VERSION_LENGTH; i < PREMASTER_LENGTH; i++) {
      premaster[i] = (byte) (good & encoded[start + i] | ~good & random[i - VERSION_LENGTH]);
    }
    Arrays.fill(encoded, (byte) 0);
    return Secret.owning(premaster);
  }

  /**
   * The message representative; zeros, which are no padding, for a ciphertext that is out of range:
   * its length and size are the attacker's own and tell him nothing.
   */
  private byte[] decrypt(byte[] encrypted) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key);
      return cipher.doFinal(encrypted);
    } catch (GeneralSecurityException e) {
      return new byte[length()];
    }
  }

  /** The size of the modulus in bytes. */
  private int length() {
    return (key.getModulus().bitLength() + 7) / 8;
  }

  /**
   * All ones if {@code encoded} is 00 02, nonzero bytes up to one before {@code end}, and 00 there
   * (RFC 8017 section 7.2.2); else 0. Looks at the same bytes whatever they hold.
   */
  private static int isPadding(byte[] encoded, int end) {
    int wrong = encoded[0] | encoded[1] ^ 2 | encoded[end - 1];
    int zeros = 0;
    for (int i = 2; i < end - 1; i++) {
      // The sign bit of b - 1 is set for b = 0 alone.
      zeros |= (encoded[i] & 0xff) - 1;
    }
    wrong = wrong & 0xff | zeros >>> 31;
    return (wrong - 1) >> 31;
  }
}

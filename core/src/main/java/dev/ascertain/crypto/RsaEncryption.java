package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.Cipher;

/** RSAES-PKCS1-v1_5 (RFC 8017 section 7.2), encryption only: the power by the JDK. */
final class RsaEncryption {
  private static final int MIN_PADDING = 8;

  private RsaEncryption() {}

  static byte[] pkcs1(byte[] subjectPublicKeyInfo, byte[] message, Randomness randomness)
      throws CryptoException {
    PublicKeyInfo info = PublicKeyInfo.read(subjectPublicKeyInfo);
    if (!info.isOf(Der.RSA_ENCRYPTION)) {
      throw new CryptoException("the public key is not an RSA key for encryption");
    }
    try {
      RSAPublicKey key = (RSAPublicKey) Jca.JDK.publicKey("RSA", subjectPublicKeyInfo);
      int length = (key.getModulus().bitLength() + 7) / 8;
      Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(encoded(message, length, randomness));
    } catch (GeneralSecurityException e) {
      throw new CryptoException("the RSA key cannot be used for encryption", e);
    }
  }

  // RFC 8017 section 7.2.1: EM = 0x00 || 0x02 || PS || 0x00 || M, where PS is at least eight
  // "pseudo-randomly generated nonzero octets".
  private static byte[] encoded(byte[] message, int length, Randomness randomness)
      throws CryptoException {
    int messageAt = length - message.length;
    int paddingEnd = messageAt - 1;
    if (paddingEnd - 2 < MIN_PADDING) {
      throw new CryptoException(
          "an RSA key of %d bits, too short to encrypt %d bytes"
              .formatted(8 * length, message.length));
    }
    byte[] encoded = new byte[length];
    encoded[1] = 2;
    for (int i = 2; i < paddingEnd; i++) {
      encoded[i] = nonzero(randomness);
    }
    System.arraycopy(message, 0, encoded, messageAt, message.length);
    return encoded;
  }

  private static byte nonzero(Randomness randomness) {
    while (true) {
      byte[] octet = randomness.bytes(1);
      if (octet[0] != 0) {
        return octet[0];
      }
    }
  }
}

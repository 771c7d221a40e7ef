package dev.ascertain.crypto;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;

/** X25519 and X448 by BouncyCastle's arithmetic. */
record BouncyCastleXdh(MontgomeryCurve curve) implements DiffieHellman {

  @Override
  public byte[] newPrivateKey(Randomness randomness) {
    return randomness.bytes(curve.length());
  }

  @Override
  public byte[] publicValue(byte[] privateKey) {
    byte[] value = new byte[curve.length()];
    switch (curve) {
      case X25519 -> X25519.generatePublicKey(privateKey, 0, value, 0);
      case X448 -> X448.generatePublicKey(privateKey, 0, value, 0);
    }
    return value;
  }

  @Override
  public byte[] agree(byte[] privateKey, byte[] peerPublicValue) throws CryptoException {
    DiffieHellman.requireLength(peerPublicValue, curve.length());
    byte[] secret = new byte[curve.length()];
    boolean nonZero =
        switch (curve) {
          case X25519 -> X25519.calculateAgreement(privateKey, 0, peerPublicValue, 0, secret, 0);
          case X448 -> X448.calculateAgreement(privateKey, 0, peerPublicValue, 0, secret, 0);
        };
    if (!nonZero) {
      throw curve.allZero();
    }
    return secret;
  }
}

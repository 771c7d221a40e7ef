package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;

/** X25519 and X448 by the JDK. */
record JdkXdh(MontgomeryCurve curve) implements DiffieHellman {

  @Override
  public byte[] newPrivateKey(Randomness randomness) {
    return randomness.bytes(curve.length());
  }

  // The architecture has no way from a private key to its public one, but the public key is defined
  // as the function applied to the base point (RFC 7748 section 6).
  @Override
  public byte[] publicValue(byte[] privateKey) {
    try {
      return apply(privateKey, curve.basePoint());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(curve + " fails", e);
    }
  }

  @Override
  public byte[] agree(byte[] privateKey, byte[] peerPublicValue) throws CryptoException {
    DiffieHellman.requireLength(peerPublicValue, curve.length());
    byte[] secret;
    try {
      secret = apply(privateKey, peerPublicValue);
    } catch (InvalidKeyException e) {
      throw curve.allZero();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(curve + " fails", e);
    }
    curve.requireNotAllZero(secret);
    return secret;
  }

  private byte[] apply(byte[] privateKey, byte[] publicValue) throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(curve.objectIdentifier());
    // RFC 8410 section 7: the private key is an octet string within an octet string.
    byte[] privateKeyInfo =
        Der.sequence(Der.integer(0), algorithm, Der.octetString(Der.octetString(privateKey)));
    byte[] publicKeyInfo = Der.sequence(algorithm, Der.bitString(publicValue));
    PrivateKey ours = Jca.JDK.privateKey("XDH", privateKeyInfo);
    PublicKey theirs = Jca.JDK.publicKey("XDH", publicKeyInfo);
    return Jca.JDK.agree("XDH", ours, theirs);
  }
}

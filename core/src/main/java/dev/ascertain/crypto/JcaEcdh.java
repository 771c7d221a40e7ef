package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * ECDH by a provider of the Java Cryptography Architecture. Key pairs are left to BouncyCastle: the
 * architecture has no way from a private key to its public one.
 */
record JcaEcdh(Curve curve, Jca jca) implements DiffieHellman {

  @Override
  public byte[] newPrivateKey(Randomness randomness) {
    return new BouncyCastleEcdh(curve).newPrivateKey(randomness);
  }

  @Override
  public byte[] publicValue(byte[] privateKey) {
    return new BouncyCastleEcdh(curve).publicValue(privateKey);
  }

  @Override
  public byte[] agree(byte[] privateKey, byte[] peerPublicValue) throws CryptoException {
    BouncyCastleEcdh.requireUncompressed(curve, peerPublicValue);
    byte[] algorithm = Der.sequence(Der.EC_PUBLIC_KEY, curve.objectIdentifier());
    // RFC 5915 section 3: ECPrivateKey ::= SEQUENCE { version INTEGER { ecPrivkeyVer1(1) },
    // privateKey OCTET STRING, ... }
    byte[] ecPrivateKey = Der.sequence(Der.integer(1), Der.octetString(privateKey));
    try {
      PrivateKey ours =
          jca.privateKey(
              "EC", Der.sequence(Der.integer(0), algorithm, Der.octetString(ecPrivateKey)));
      PublicKey theirs =
          jca.publicKey("EC", Der.sequence(algorithm, Der.bitString(peerPublicValue)));
      return jca.agree("ECDH", ours, theirs);
    } catch (GeneralSecurityException e) {
      throw new CryptoException("the point is not on the curve " + curve, e);
    }
  }
}

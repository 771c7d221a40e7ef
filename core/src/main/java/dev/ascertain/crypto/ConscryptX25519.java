package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.conscrypt.XdhKeySpec;

/**
 * X25519 by Conscrypt, from bare keys: from encoded ones, it computes a public key nobody asked for
 * each time.
 */
record ConscryptX25519(Jca jca) implements DiffieHellman {
  private static final String NAME = "XDH";
  private static final MontgomeryCurve CURVE = MontgomeryCurve.X25519;

  @Override
  public byte[] newPrivateKey(Randomness randomness) {
    return randomness.bytes(CURVE.length());
  }

  /** By Conscrypt's own randomness: its generator takes half the time of {@link #publicValue}. */
  @Override
  public Pair newPair(Randomness randomness) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(NAME, jca.provider()).generateKeyPair();
      KeyFactory factory = KeyFactory.getInstance(NAME, jca.provider());
      return new Pair(
          factory.getKeySpec(pair.getPrivate(), XdhKeySpec.class).getKey(),
          factory.getKeySpec(pair.getPublic(), XdhKeySpec.class).getKey());
    } catch (GeneralSecurityException e) {
      throw fails(e);
    }
  }

  @Override
  public byte[] publicValue(byte[] privateKey) {
    try {
      return apply(privateKey, CURVE.basePoint());
    } catch (GeneralSecurityException e) {
      throw fails(e);
    }
  }

  @Override
  public byte[] agree(byte[] privateKey, byte[] peerPublicValue) throws CryptoException {
    DiffieHellman.requireLength(peerPublicValue, CURVE.length());
    byte[] secret;
    try {
      secret = apply(privateKey, peerPublicValue);
    } catch (InvalidKeyException e) {
      throw CURVE.allZero();
    } catch (GeneralSecurityException e) {
      throw fails(e);
    }
    CURVE.requireNotAllZero(secret);
    return secret;
  }

  private byte[] apply(byte[] privateKey, byte[] publicValue) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance(NAME, jca.provider());
    PrivateKey ours = factory.generatePrivate(new XdhKeySpec(privateKey));
    PublicKey theirs = factory.generatePublic(new XdhKeySpec(publicValue));
    return jca.agree(NAME, ours, theirs);
  }

  private static IllegalStateException fails(GeneralSecurityException e) {
    return new IllegalStateException("X25519 fails", e);
  }
}

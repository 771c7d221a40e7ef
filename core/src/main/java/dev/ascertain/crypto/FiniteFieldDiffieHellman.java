package dev.ascertain.crypto;

import java.math.BigInteger;

/** Diffie-Hellman modulo a prime. */
record FiniteFieldDiffieHellman(DiffieHellmanGroup group) implements DiffieHellman {
  /** Twice the strength of the strongest group, whose secrets are worth about 200 bits. */
  private static final int MAX_EXPONENT_BITS = 512;

  // RFC 7919 section 5.2: a short exponent does, as long as it has twice as many bits as the
  // group's strength. The top bit is set, so that the exponent really has its length.
  @Override
  public byte[] newPrivateKey(Randomness randomness) {
    int bits = Math.min(group.bits() - 1, MAX_EXPONENT_BITS);
    byte[] bytes = randomness.bytes((bits + 7) / 8);
    BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return new BigInteger(1, bytes).and(mask).setBit(bits - 1).toByteArray();
  }

  // RFC 9846 section 4.3.8.1: the public value is "encoded as a big-endian integer and padded to
  // the left with zeros to the size of p in bytes".
  @Override
  public byte[] publicValue(byte[] privateKey) {
    return padded(group.g().modPow(new BigInteger(1, privateKey), group.p()));
  }

  @Override
  public byte[] agree(byte[] privateKey, byte[] peerPublicValue) throws CryptoException {
    BigInteger y = new BigInteger(1, peerPublicValue);
    // RFC 9846 section 4.3.8.1: "Peers MUST validate each other's public key Y by ensuring that 1 <
    // Y < p-1."
    if (!DiffieHellmanGroup.isInside(y, group.p())) {
      throw new CryptoException("a public value that is not between 2 and p - 2");
    }
    return padded(y.modPow(new BigInteger(1, privateKey), group.p()));
  }

  private byte[] padded(BigInteger value) {
    return unsigned(value, group.length());
  }

  /** A number in exactly {@code length} bytes, big-endian. */
  static byte[] unsigned(BigInteger value, int length) {
    byte[] signed = value.toByteArray();
    byte[] result = new byte[length];
    int count = Math.min(signed.length, length);
    System.arraycopy(signed, signed.length - count, result, length - count, count);
    return result;
  }
}

package dev.ascertain.crypto;

import dev.ascertain.wire.NamedGroup;
import java.math.BigInteger;

/**
 * The finite-field group of a TLS 1.2 server's ServerDHParams (RFC 5246 section 7.4.3).
 *
 * <p>A small prime is accepted here and is for the caller to judge by {@link #bits}.
 *
 * @param p the prime modulus; that it is prime is not checked
 * @param g the generator
 */
public record DiffieHellmanGroup(BigInteger p, BigInteger g) {
  /** Beyond this, one exponentiation takes seconds: a limit of ours, as of other clients. */
  private static final int MAX_BITS = 8192;

  /**
   * A group from its encoding.
   *
   * @param p dh_p, big-endian
   * @param g dh_g, big-endian
   * @throws CryptoException if p is even or longer than 8192 bits, or if g is not between 2 and p -
   *     2
   */
  public static DiffieHellmanGroup of(byte[] p, byte[] g) throws CryptoException {
    BigInteger prime = new BigInteger(1, p);
    BigInteger generator = new BigInteger(1, g);
    if (prime.bitLength() > MAX_BITS) {
      throw new CryptoException(
          "a Diffie-Hellman prime of %d bits, more than the %d we accept"
              .formatted(prime.bitLength(), MAX_BITS));
    }
    if (!prime.testBit(0)) {
      throw new CryptoException("the Diffie-Hellman modulus is even, so it is no prime");
    }
    if (!isInside(generator, prime)) {
      throw new CryptoException("the Diffie-Hellman generator is not between 2 and p - 2");
    }
    return new DiffieHellmanGroup(prime, generator);
  }

  /**
   * A group of RFC 7919.
   *
   * @throws IllegalArgumentException for any other name
   */
  public static DiffieHellmanGroup of(NamedGroup name) {
    return FiniteFieldGroups.of(name);
  }

  /** dh_p: the prime, big-endian, without leading zeros. */
  public byte[] dhP() {
    return FiniteFieldDiffieHellman.unsigned(p, length());
  }

  /** dh_g: the generator, big-endian, without leading zeros. */
  public byte[] dhG() {
    return FiniteFieldDiffieHellman.unsigned(g, (g.bitLength() + 7) / 8);
  }

  /** The size of the prime in bits. */
  public int bits() {
    return p.bitLength();
  }

  /** The size of the prime in bytes. */
  int length() {
    return (p.bitLength() + 7) / 8;
  }

  /** Whether {@code 1 < y < p - 1}, as public values must be (RFC 7919 section 3). */
  static boolean isInside(BigInteger y, BigInteger p) {
    return y.compareTo(BigInteger.ONE) > 0 && y.compareTo(p.subtract(BigInteger.ONE)) < 0;
  }
}

package dev.ascertain.crypto;

import dev.ascertain.wire.NamedGroup;
import java.math.BigInteger;

/**
 * The groups of RFC 7919 appendix A. Their primes are computed from their definition, {@code p =
 * 2^n - 2^(n-64) + (floor(2^(n-130) e) + X) 2^64 - 1}, where e is Euler's number and X is the
 * smallest positive number that makes p a safe prime; the generator is 2.
 */
final class FiniteFieldGroups {
  static final DiffieHellmanGroup FFDHE2048 = group(2048, 560_316);

  private FiniteFieldGroups() {}

  /** The group; a name that is none of RFC 7919 is a defect of the caller. */
  static DiffieHellmanGroup of(NamedGroup name) {
    return switch (name.value()) {
      case 0x0100 -> FFDHE2048;
      case 0x0101 -> Ffdhe3072.GROUP;
      case 0x0102 -> group(4096, 5_736_041);
      case 0x0103 -> group(6144, 15_705_020);
      case 0x0104 -> group(8192, 10_965_728);
      default -> throw new IllegalArgumentException(name + " is no group of RFC 7919");
    };
  }

  private static final class Ffdhe3072 {
    static final DiffieHellmanGroup GROUP = group(3072, 2_625_351);
  }

  private static DiffieHellmanGroup group(int bits, int x) {
    BigInteger middle = eulersNumber(bits - 130).add(BigInteger.valueOf(x)).shiftLeft(64);
    BigInteger p =
        BigInteger.ONE
            .shiftLeft(bits)
            .subtract(BigInteger.ONE.shiftLeft(bits - 64))
            .add(middle)
            .subtract(BigInteger.ONE);
    return new DiffieHellmanGroup(p, BigInteger.TWO);
  }

  /** The integer part of 2^bits e, from the series e = 1/0! + 1/1! + 1/2! + ... */
  private static BigInteger eulersNumber(int bits) {
    int guardBits = 64;
    BigInteger term = BigInteger.ONE.shiftLeft(bits + guardBits);
    BigInteger sum = term;
    for (long n = 1; term.signum() != 0; n++) {
      term = term.divide(BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    return sum.shiftRight(guardBits);
  }
}

package dev.ascertain.crypto;

/**
 * Comparisons of secret numbers from 0 to 2^30 without a branch: each gives all ones for yes, and 0
 * for no.
 */
public final class Masks {
  private Masks() {}

  /** Whether {@code a < b}. */
  public static int less(int a, int b) {
    return a - b >> 31;
  }

  /** Whether {@code a == b}. */
  public static int equal(int a, int b) {
    return isZero(a ^ b);
  }

  /** Whether {@code a == 0}. */
  public static int isZero(int a) {
    return less(a, 1);
  }
}

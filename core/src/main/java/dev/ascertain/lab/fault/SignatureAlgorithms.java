package dev.ascertain.lab.fault;

import java.util.Arrays;

/** Replaces the name of sha256WithRSAEncryption (RFC 8017 appendix C) in certificates. */
final class SignatureAlgorithms {
  /** The last arc of sha384WithRSAEncryption. */
  static final int SHA384_WITH_RSA = 12;

  /** An arc that is not assigned. */
  static final int UNHEARD_OF = 99;

  private static final byte[] SHA256_WITH_RSA = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 11
  };

  private SignatureAlgorithms() {}

  /**
   * The certificate with another algorithm, but the same signature.
   *
   * @param arc the last arc of its identifier
   * @param inside whether also in what is signed, or only in what stands behind that
   */
  static byte[] replacing(byte[] der, int arc, boolean inside) {
    int last = -1;
    for (int at = 0; at + SHA256_WITH_RSA.length <= der.length; at++) {
      if (isHere(der, at)) {
        last = at + SHA256_WITH_RSA.length - 1;
        der[last] = (byte) (inside ? arc : der[last]);
      }
    }
    der[last] = (byte) arc;
    return der;
  }

  private static boolean isHere(byte[] der, int at) {
    return Arrays.equals(
        der, at, at + SHA256_WITH_RSA.length, SHA256_WITH_RSA, 0, SHA256_WITH_RSA.length);
  }
}

package dev.ascertain.crypto;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** ECDH (RFC 8422 section 5.10) by BouncyCastle's curves. */
record BouncyCastleEcdh(Curve curve) implements DiffieHellman {

  // FIPS 186-5 appendix A.2.2: take random numbers until one is between 1 and n - 1.
  @Override
  public byte[] newPrivateKey(Randomness randomness) {
    BigInteger order = parameters(curve).getN();
    int unusedBits = 8 * curve.fieldLength() - order.bitLength();
    while (true) {
      byte[] candidate = randomness.bytes(curve.fieldLength());
      candidate[0] &= (byte) (0xff >>> unusedBits);
      BigInteger d = new BigInteger(1, candidate);
      if (d.signum() != 0 && d.compareTo(order) < 0) {
        return candidate;
      }
    }
  }

  @Override
  public byte[] publicValue(byte[] privateKey) {
    return new FixedPointCombMultiplier()
        .multiply(parameters(curve).getG(), new BigInteger(1, privateKey))
        .getEncoded(false);
  }

  @Override
  public byte[] agree(byte[] privateKey, byte[] peerPublicValue) throws CryptoException {
    ECPoint shared = point(curve, peerPublicValue).multiply(new BigInteger(1, privateKey));
    if (shared.isInfinity()) {
      throw new CryptoException("the shared point is the point at infinity");
    }
    return shared.normalize().getAffineXCoord().getEncoded();
  }

  static X9ECParameters parameters(Curve curve) {
    return CustomNamedCurves.getByName(curve.secName());
  }

  /** A public key from its encoding: uncompressed, on the curve, and not the point at infinity. */
  static ECPoint point(Curve curve, byte[] encoding) throws CryptoException {
    requireUncompressed(curve, encoding);
    try {
      return parameters(curve).getCurve().decodePoint(encoding);
    } catch (IllegalArgumentException e) {
      throw new CryptoException("the point is not on the curve " + curve, e);
    }
  }

  // RFC 8422 section 5.1.2 and RFC 9846 section 4.3.8.2 know no other form than the uncompressed
  // one.
  static void requireUncompressed(Curve curve, byte[] encoding) throws CryptoException {
    DiffieHellman.requireLength(encoding, 1 + 2 * curve.fieldLength());
    if (encoding[0] != 4) {
      throw new CryptoException("a point that does not begin with 4, for uncompressed");
    }
  }
}

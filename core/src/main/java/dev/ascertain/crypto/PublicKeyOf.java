package dev.ascertain.crypto;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The public key that goes with a private one. */
final class PublicKeyOf {
  private PublicKeyOf() {}

  /**
   * Computes it.
   *
   * @return a SubjectPublicKeyInfo in DER
   * @throws CryptoException for a key that is not RSA, EC, Ed25519 or Ed448
   */
  static byte[] subjectPublicKeyInfo(PrivateKeyInfo info) throws CryptoException {
    try {
      AsymmetricKeyParameter key = publicKey(PrivateKeyFactory.createKey(info.der()));
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key)
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException | RuntimeException e) {
      throw new CryptoException("its public key cannot be computed");
    }
  }

  private static AsymmetricKeyParameter publicKey(AsymmetricKeyParameter key)
      throws CryptoException {
    return switch (key) {
      case RSAPrivateCrtKeyParameters rsa ->
          new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
      case ECPrivateKeyParameters ec ->
          new ECPublicKeyParameters(
              new FixedPointCombMultiplier().multiply(ec.getParameters().getG(), ec.getD()),
              ec.getParameters());
      case Ed25519PrivateKeyParameters ed25519 -> ed25519.generatePublicKey();
      case Ed448PrivateKeyParameters ed448 -> ed448.generatePublicKey();
      default -> throw new CryptoException("its kind has no public key that can be computed");
    };
  }
}

package dev.ascertain.crypto;

import dev.ascertain.crypto.SignatureAlgorithm.Ecdsa;
import dev.ascertain.crypto.SignatureAlgorithm.Ed25519;
import dev.ascertain.crypto.SignatureAlgorithm.Ed448;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;

/** ECDSA, Ed25519 and Ed448 by BouncyCastle's curves. */
final class BouncyCastleVerifier implements Verifier {

  @Override
  public boolean verify(
      SignatureAlgorithm algorithm, PublicKeyInfo key, byte[] message, byte[] signature)
      throws CryptoException {
    return switch (algorithm) {
      case Ecdsa ecdsa -> ecdsa(ecdsa, key, message, signature);
      case Ed25519 _ -> ed25519(algorithm, key, message, signature);
      case Ed448 _ -> ed448(algorithm, key, message, signature);
      case SignatureAlgorithm.RsaPkcs1 _,
          SignatureAlgorithm.RsaPss _,
          SignatureAlgorithm.Dsa _,
          SignatureAlgorithm.MlDsa _ ->
          throw new IllegalArgumentException(algorithm + " is not served here");
    };
  }

  private static boolean ecdsa(Ecdsa algorithm, PublicKeyInfo key, byte[] message, byte[] signature)
      throws CryptoException {
    Curve curve = Verifier.requireCurve(key, algorithm);
    ECPoint point = BouncyCastleEcdh.point(curve, key.key());
    ECDomainParameters domain = new ECDomainParameters(BouncyCastleEcdh.parameters(curve));
    byte[] hash = RunningHash.newDigest(algorithm.hash()).digest(message);
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, new ECPublicKeyParameters(point, domain));
    try {
      BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(domain.getN(), signature);
      return signer.verifySignature(hash, rs[0], rs[1]);
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      // The last is how the decoder says that a SEQUENCE does not hold two INTEGERs.
      return false;
    }
  }

  private static boolean ed25519(
      SignatureAlgorithm algorithm, PublicKeyInfo key, byte[] message, byte[] signature)
      throws CryptoException {
    Verifier.requireKey(key, Der.ED25519, algorithm);
    byte[] publicKey = key.key();
    if (publicKey.length != org.bouncycastle.math.ec.rfc8032.Ed25519.PUBLIC_KEY_SIZE
        || !org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartial(publicKey, 0)) {
      throw new CryptoException("the Ed25519 public key is not a point of the curve");
    }
    return signature.length == org.bouncycastle.math.ec.rfc8032.Ed25519.SIGNATURE_SIZE
        && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
            signature, 0, publicKey, 0, message, 0, message.length);
  }

  private static boolean ed448(
      SignatureAlgorithm algorithm, PublicKeyInfo key, byte[] message, byte[] signature)
      throws CryptoException {
    Verifier.requireKey(key, Der.ED448, algorithm);
    byte[] publicKey = key.key();
    if (publicKey.length != org.bouncycastle.math.ec.rfc8032.Ed448.PUBLIC_KEY_SIZE
        || !org.bouncycastle.math.ec.rfc8032.Ed448.validatePublicKeyPartial(publicKey, 0)) {
      throw new CryptoException("the Ed448 public key is not a point of the curve");
    }
    byte[] noContext = new byte[0];
    return signature.length == org.bouncycastle.math.ec.rfc8032.Ed448.SIGNATURE_SIZE
        && org.bouncycastle.math.ec.rfc8032.Ed448.verify(
            signature, 0, publicKey, 0, noContext, message, 0, message.length);
  }
}

package dev.ascertain.crypto;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** ECDSA, Ed25519 and Ed448 by BouncyCastle's curves; all of them need no randomness. */
final class BouncyCastleSigners {
  private BouncyCastleSigners() {}

  /** ECDSA with the deterministic nonces of RFC 6979. */
  static Signer ecdsa(Curve curve, byte[] privateKey) throws CryptoException {
    ECDomainParameters domain = new ECDomainParameters(BouncyCastleEcdh.parameters(curve));
    BigInteger d = new BigInteger(1, privateKey);
    if (d.signum() == 0 || d.compareTo(domain.getN()) >= 0) {
      throw new CryptoException("the private key is not between 1 and the order of " + curve);
    }
    ECPrivateKeyParameters key = new ECPrivateKeyParameters(d, domain);
    return (algorithm, message) -> {
      Hash hash = ((SignatureAlgorithm.Ecdsa) algorithm).hash();
      ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(digest(hash)));
      signer.init(true, key);
      BigInteger[] rs = signer.generateSignature(RunningHash.newDigest(hash).digest(message));
      try {
        return StandardDSAEncoding.INSTANCE.encode(domain.getN(), rs[0], rs[1]);
      } catch (IOException e) {
        throw new IllegalStateException("two numbers cannot be written in DER", e);
      }
    };
  }

  static Signer ed25519(byte[] privateKey) {
    byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(privateKey, 0, publicKey, 0);
    return (_, message) -> {
      byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
      Ed25519.sign(privateKey, 0, publicKey, 0, message, 0, message.length, signature, 0);
      return signature;
    };
  }

  static Signer ed448(byte[] privateKey) {
    byte[] publicKey = new byte[Ed448.PUBLIC_KEY_SIZE];
    byte[] noContext = new byte[0];
    Ed448.generatePublicKey(privateKey, 0, publicKey, 0);
    return (_, message) -> {
      byte[] signature = new byte[Ed448.SIGNATURE_SIZE];
      Ed448.sign(privateKey, 0, publicKey, 0, noContext, message, 0, message.length, signature, 0);
      return signature;
    };
  }

  private static Digest digest(Hash hash) {
    return switch (hash) {
      case SHA_1 -> new SHA1Digest();
      case SHA_224 -> new SHA224Digest();
      case SHA_256 -> SHA256Digest.newInstance();
      case SHA_384 -> new SHA384Digest();
      case SHA_512 -> new SHA512Digest();
      case MD5, MD5_SHA_1 -> throw new IllegalArgumentException("no scheme has ECDSA with MD5");
    };
  }
}

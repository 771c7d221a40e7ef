package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * Signatures by a provider of the Java Cryptography Architecture, whose own randomness goes into
 * ECDSA and RSA-PSS.
 */
record JcaSigner(Jca jca, java.security.PrivateKey key) implements Signer {

  @Override
  public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
    try {
      if (algorithm instanceof SignatureAlgorithm.RsaPkcs1(Hash hash) && hash == Hash.MD5_SHA_1) {
        return RsaMd5Sha1.sign(key, message);
      }
      Signature signature = jca.signature(name(algorithm));
      if (algorithm instanceof SignatureAlgorithm.RsaPss pss) {
        signature.setParameter(parameters(pss));
      }
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the private key fails to sign by " + algorithm, e);
    }
  }

  /** emLen of RSA-PSS (RFC 8017 section 8.1.1) in bytes; 0 for a key that is not RSA. */
  int encodedLength() {
    return key instanceof RSAKey rsa ? (rsa.getModulus().bitLength() - 1 + 7) / 8 : 0;
  }

  private String name(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SignatureAlgorithm.RsaPkcs1 rsa -> rsa.hash().compactName() + "withRSA";
      case SignatureAlgorithm.RsaPss pss -> jca.pssName(pss.hash());
      case SignatureAlgorithm.Ecdsa ecdsa -> ecdsa.hash().compactName() + "withECDSA";
      case SignatureAlgorithm.Dsa _ ->
          throw new IllegalArgumentException("TLS has no signature scheme for DSA");
      case SignatureAlgorithm.Ed25519 _ -> "Ed25519";
      case SignatureAlgorithm.Ed448 _ -> "Ed448";
      case SignatureAlgorithm.MlDsa mlDsa -> mlDsa.toString();
    };
  }

  private static AlgorithmParameterSpec parameters(SignatureAlgorithm.RsaPss pss) {
    return new PSSParameterSpec(
        pss.hash().toString(),
        "MGF1",
        new MGF1ParameterSpec(pss.maskHash().toString()),
        pss.saltLength(),
        PSSParameterSpec.TRAILER_FIELD_BC);
  }
}

package dev.ascertain.crypto;

import dev.ascertain.crypto.SignatureAlgorithm.Dsa;
import dev.ascertain.crypto.SignatureAlgorithm.Ecdsa;
import dev.ascertain.crypto.SignatureAlgorithm.Ed25519;
import dev.ascertain.crypto.SignatureAlgorithm.Ed448;
import dev.ascertain.crypto.SignatureAlgorithm.MlDsa;
import dev.ascertain.crypto.SignatureAlgorithm.PssKey;
import dev.ascertain.crypto.SignatureAlgorithm.RsaPkcs1;
import dev.ascertain.crypto.SignatureAlgorithm.RsaPss;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/** Signatures by a provider of the Java Cryptography Architecture. */
record JcaVerifier(Jca jca) implements Verifier {
  /** FIPS 186-4 section 4.2 has no larger p than 3072 bits; p, q, g and y then fit into this. */
  private static final int MAX_DSA_KEY = 1_300;

  @Override
  public boolean verify(
      SignatureAlgorithm algorithm, PublicKeyInfo key, byte[] message, byte[] signature)
      throws CryptoException {
    return switch (algorithm) {
      case RsaPkcs1 rsa -> {
        Verifier.requireKey(key, Der.RSA_ENCRYPTION, rsa);
        if (rsa.hash() == Hash.MD5_SHA_1) {
          yield RsaMd5Sha1.verify(key, message, signature);
        }
        String name = rsa.hash().compactName() + "withRSA";
        yield verify(jca, "RSA", name, null, algorithm, key, message, signature);
      }
      case RsaPss pss -> pss(pss, key, message, signature);
      case Ecdsa ecdsa -> {
        BouncyCastleEcdh.requireUncompressed(Verifier.requireCurve(key, ecdsa), key.key());
        String name = ecdsa.hash().compactName() + "withECDSA";
        yield verify(jca, "EC", name, null, algorithm, key, message, signature);
      }
      case Dsa dsa -> {
        Verifier.requireKey(key, Der.DSA, dsa);
        if (key.der().length > MAX_DSA_KEY) {
          throw new CryptoException("the DSA key has more than 3072 bits");
        }
        String name = dsa.hash().compactName() + "withDSA";
        yield verify(jca, "DSA", name, null, algorithm, key, message, signature);
      }
      case Ed25519 _ -> {
        Verifier.requireKey(key, Der.ED25519, algorithm);
        yield verify(jca, "Ed25519", "Ed25519", null, algorithm, key, message, signature);
      }
      case Ed448 _ -> {
        Verifier.requireKey(key, Der.ED448, algorithm);
        yield verify(jca, "Ed448", "Ed448", null, algorithm, key, message, signature);
      }
      case MlDsa mlDsa -> {
        String name = mlDsa.toString();
        yield verify(jca, name, name, null, algorithm, key, message, signature);
      }
    };
  }

  private boolean pss(RsaPss algorithm, PublicKeyInfo key, byte[] message, byte[] signature)
      throws CryptoException {
    AlgorithmParameterSpec parameters =
        new PSSParameterSpec(
            algorithm.hash().toString(),
            "MGF1",
            new MGF1ParameterSpec(algorithm.maskHash().toString()),
            algorithm.saltLength(),
            PSSParameterSpec.TRAILER_FIELD_BC);
    // RFC 9846 section 4.3.3: "If the public key is carried in an X.509 certificate, it MUST use
    // the rsaEncryption OID [RFC3279]." "If the public key is carried in an X.509 certificate, it
    // MUST use the RSASSA-PSS OID [RFC5756]."
    boolean pssKey = key.isOf(Der.RSASSA_PSS);
    PssKey kind = pssKey ? PssKey.RSASSA_PSS : PssKey.RSA_ENCRYPTION;
    if (!pssKey && !key.isOf(Der.RSA_ENCRYPTION)
        || algorithm.key() != PssKey.ANY && algorithm.key() != kind) {
      throw Verifier.wrongKey(algorithm);
    }
    // RFC 9846 section 4.3.3: "If the corresponding public key's parameters are present, then the
    // parameters in the signature MUST be identical to those in the public key."
    // Such a key may restrict its parameters (RFC 4055 section 1.2), which the JDK enforces.
    return pssKey
        ? verify(
            Jca.JDK, "RSASSA-PSS", "RSASSA-PSS", parameters, algorithm, key, message, signature)
        : verify(
            jca,
            "RSA",
            jca.pssName(algorithm.hash()),
            parameters,
            algorithm,
            key,
            message,
            signature);
  }

  private static boolean verify(
      Jca jca,
      String keyName,
      String name,
      @Nullable AlgorithmParameterSpec parameters,
      SignatureAlgorithm algorithm,
      PublicKeyInfo key,
      byte[] message,
      byte[] signature)
      throws CryptoException {
    Signature verifier;
    try {
      verifier = jca.signature(name);
      PublicKey publicKey = jca.publicKey(keyName, key.der());
      if (parameters != null) {
        verifier.setParameter(parameters);
      }
      verifier.initVerify(publicKey);
    } catch (GeneralSecurityException e) {
      throw new CryptoException("the public key cannot be used for " + algorithm, e);
    }
    try {
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (ArithmeticException e) {
      // A DSA key whose q is no prime: s then need not have an inverse (FIPS 186-4 section 4.7).
      throw new CryptoException("the public key cannot be used for " + algorithm, e);
    }
  }
}

package dev.ascertain.verify.revocation;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.SignatureAlgorithm;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.AlgorithmIdentifier;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.RsaPssParameters;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.Map;
import java.util.Optional;

/** Checks the signatures on certificates and OCSP responses. */
public final class SignatureChecker {
  private static final Map<ObjectIdentifier, SignatureAlgorithm> ALGORITHMS =
      Map.ofEntries(
          Map.entry(ObjectIdentifier.MD5_WITH_RSA, rsa(Hash.MD5)),
          Map.entry(ObjectIdentifier.SHA1_WITH_RSA, rsa(Hash.SHA_1)),
          Map.entry(ObjectIdentifier.SHA224_WITH_RSA, rsa(Hash.SHA_224)),
          Map.entry(ObjectIdentifier.SHA256_WITH_RSA, rsa(Hash.SHA_256)),
          Map.entry(ObjectIdentifier.SHA384_WITH_RSA, rsa(Hash.SHA_384)),
          Map.entry(ObjectIdentifier.SHA512_WITH_RSA, rsa(Hash.SHA_512)),
          Map.entry(ObjectIdentifier.ECDSA_WITH_SHA1, ecdsa(Hash.SHA_1)),
          Map.entry(ObjectIdentifier.ECDSA_WITH_SHA224, ecdsa(Hash.SHA_224)),
          Map.entry(ObjectIdentifier.ECDSA_WITH_SHA256, ecdsa(Hash.SHA_256)),
          Map.entry(ObjectIdentifier.ECDSA_WITH_SHA384, ecdsa(Hash.SHA_384)),
          Map.entry(ObjectIdentifier.ECDSA_WITH_SHA512, ecdsa(Hash.SHA_512)),
          Map.entry(ObjectIdentifier.SHA1_WITH_DSA, new SignatureAlgorithm.Dsa(Hash.SHA_1)),
          Map.entry(ObjectIdentifier.ED25519, new SignatureAlgorithm.Ed25519()),
          Map.entry(ObjectIdentifier.ED448, new SignatureAlgorithm.Ed448()),
          Map.entry(ObjectIdentifier.ML_DSA_44, new SignatureAlgorithm.MlDsa(44)),
          Map.entry(ObjectIdentifier.ML_DSA_65, new SignatureAlgorithm.MlDsa(65)),
          Map.entry(ObjectIdentifier.ML_DSA_87, new SignatureAlgorithm.MlDsa(87)));

  private static final Map<ObjectIdentifier, Hash> HASHES =
      Map.of(
          ObjectIdentifier.SHA1, Hash.SHA_1,
          ObjectIdentifier.SHA256, Hash.SHA_256,
          ObjectIdentifier.SHA384, Hash.SHA_384,
          ObjectIdentifier.SHA512, Hash.SHA_512);

  private final Crypto crypto;

  /** A checker that computes with these primitives. */
  public SignatureChecker(Crypto crypto) {
    this.crypto = crypto;
  }

  /** What a check came to. */
  public enum Result {
    /** The key made the signature. */
    VALID,
    /** The key did not make the signature. */
    INVALID,
    /** The algorithm or the key's parameters are not supported, so nobody can tell. */
    UNSUPPORTED
  }

  /** Whether {@code issuer}'s key signed {@code certificate}. Names are not compared. */
  public Result check(Certificate certificate, SubjectPublicKeyInfo issuer) {
    return check(
        certificate.signatureAlgorithm(),
        certificate.tbsCertificate(),
        certificate.signature(),
        issuer);
  }

  /** Whether {@code key} made {@code signature} over {@code signed}. */
  public Result check(
      AlgorithmIdentifier identifier, byte[] signed, byte[] signature, SubjectPublicKeyInfo key) {
    Optional<SignatureAlgorithm> algorithm = algorithm(identifier);
    if (algorithm.isEmpty()) {
      return Result.UNSUPPORTED;
    }
    if (!fits(algorithm.get(), key)) {
      return Result.INVALID;
    }
    try {
      boolean valid = crypto.verify(algorithm.get(), key.der(), signed, signature);
      return valid ? Result.VALID : Result.INVALID;
    } catch (CryptoException e) {
      return Result.UNSUPPORTED;
    }
  }

  /** Whether signatures by this algorithm can be forged because its hash has collisions. */
  public static boolean isForgeable(AlgorithmIdentifier identifier) {
    return identifier.algorithm().equals(ObjectIdentifier.MD2_WITH_RSA)
        || algorithm(identifier)
            .map(SignatureChecker::hash)
            .filter(hash -> hash == Hash.MD5 || hash == Hash.SHA_1)
            .isPresent();
  }

  /** The hash within the algorithm; SHA-512 stands for algorithms without one to choose. */
  private static Hash hash(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SignatureAlgorithm.RsaPkcs1 rsa -> rsa.hash();
      case SignatureAlgorithm.RsaPss pss -> pss.hash();
      case SignatureAlgorithm.Ecdsa ecdsa -> ecdsa.hash();
      case SignatureAlgorithm.Dsa dsa -> dsa.hash();
      case SignatureAlgorithm.Ed25519 _, SignatureAlgorithm.Ed448 _, SignatureAlgorithm.MlDsa _ ->
          Hash.SHA_512;
    };
  }

  private static Optional<SignatureAlgorithm> algorithm(AlgorithmIdentifier identifier) {
    if (identifier.algorithm().equals(ObjectIdentifier.RSASSA_PSS)) {
      return pss(identifier.parameters());
    }
    return Optional.ofNullable(ALGORITHMS.get(identifier.algorithm()));
  }

  private static Optional<SignatureAlgorithm> pss(byte[] der) {
    RsaPssParameters parameters;
    try {
      parameters = RsaPssParameters.decode(der);
    } catch (ViolationException e) {
      return Optional.empty();
    }
    Hash hash = HASHES.get(parameters.hash());
    Hash maskHash = HASHES.get(parameters.maskHash());
    // RFC 4055 section 3.1: trailerField "MUST be set to 1"; MGF1 is the only mask generation
    // function.
    if (hash == null
        || maskHash == null
        || !parameters.mask().equals(ObjectIdentifier.MGF1)
        || parameters.trailerField() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        new SignatureAlgorithm.RsaPss(
            hash, maskHash, parameters.saltLength(), SignatureAlgorithm.PssKey.ANY));
  }

  /** A key of another kind cannot have made the signature, whatever its parameters. */
  private static boolean fits(SignatureAlgorithm algorithm, SubjectPublicKeyInfo key) {
    ObjectIdentifier type = key.algorithm().algorithm();
    return switch (algorithm) {
      case SignatureAlgorithm.RsaPkcs1 _ -> type.equals(ObjectIdentifier.RSA_ENCRYPTION);
      case SignatureAlgorithm.RsaPss _ -> key.key() instanceof SubjectPublicKeyInfo.Key.Rsa;
      case SignatureAlgorithm.Ecdsa _ -> type.equals(ObjectIdentifier.EC_PUBLIC_KEY);
      case SignatureAlgorithm.Dsa _ -> type.equals(ObjectIdentifier.DSA);
      case SignatureAlgorithm.Ed25519 _ -> type.equals(ObjectIdentifier.ED25519);
      case SignatureAlgorithm.Ed448 _ -> type.equals(ObjectIdentifier.ED448);
      case SignatureAlgorithm.MlDsa(int set) -> type.toString().equals("ML-DSA-" + set);
    };
  }

  private static SignatureAlgorithm rsa(Hash hash) {
    return new SignatureAlgorithm.RsaPkcs1(hash);
  }

  private static SignatureAlgorithm ecdsa(Hash hash) {
    return new SignatureAlgorithm.Ecdsa(hash, Optional.empty());
  }
}

package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.x509.AlgorithmIdentifier;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * By which algorithms certificates may be signed (Baseline Requirements section 7.1.3.2). The
 * signature of a root proves nothing, so its algorithm does not matter, but its form does.
 */
final class SignatureRules {
  private static final byte[] NULL = HexFormat.of().parseHex("0500");

  private static final Set<ObjectIdentifier> RSA_PKCS1 =
      Set.of(
          ObjectIdentifier.MD5_WITH_RSA,
          ObjectIdentifier.SHA1_WITH_RSA,
          ObjectIdentifier.SHA224_WITH_RSA,
          ObjectIdentifier.SHA256_WITH_RSA,
          ObjectIdentifier.SHA384_WITH_RSA,
          ObjectIdentifier.SHA512_WITH_RSA);

  private static final Set<ObjectIdentifier> ECDSA =
      Set.of(
          ObjectIdentifier.ECDSA_WITH_SHA1,
          ObjectIdentifier.ECDSA_WITH_SHA224,
          ObjectIdentifier.ECDSA_WITH_SHA256,
          ObjectIdentifier.ECDSA_WITH_SHA384,
          ObjectIdentifier.ECDSA_WITH_SHA512);

  private static final Set<ObjectIdentifier> ALLOWED =
      Set.of(
          ObjectIdentifier.SHA256_WITH_RSA,
          ObjectIdentifier.SHA384_WITH_RSA,
          ObjectIdentifier.SHA512_WITH_RSA,
          ObjectIdentifier.RSASSA_PSS,
          ObjectIdentifier.ECDSA_WITH_SHA256,
          ObjectIdentifier.ECDSA_WITH_SHA384,
          ObjectIdentifier.ECDSA_WITH_SHA512);

  private SignatureRules() {}

  static void check(Conformance certificate) {
    Certificate signed = certificate.certificate();
    checkParameters(certificate, signed.signatureAlgorithm());
    if (certificate.isRoot()) {
      checkSameAlgorithm(certificate, signed);
      return;
    }
    if (certificate.profile() == Profile.RFC_5280) {
      return;
    }
    // Section 7.1.3.2: "No other encodings are permitted for these fields." Browsers refuse hashes
    // with known collisions since 2017.
    if (SignatureChecker.isForgeable(signed.signatureAlgorithm())) {
      certificate.found(
          new ConformanceFinding.WeakSignature(
              certificate.index(), signed.signatureAlgorithm().toString()));
    } else if (!ALLOWED.contains(signed.signatureAlgorithm().algorithm())
        && !isUntold(certificate, signed.signatureAlgorithm().algorithm())) {
      certificate.broken(Requirement.SIGNATURE_ALGORITHM, signed.signatureAlgorithm().toString());
    }
    checkHash(certificate, signed.signatureAlgorithm().algorithm());
  }

  /** What we have never heard of leaves a browser's verdict open; that is said already. */
  private static boolean isUntold(Conformance certificate, ObjectIdentifier algorithm) {
    return certificate.profile() == Profile.BROWSER && algorithm.name().isEmpty();
  }

  /**
   * RFC 4055 section 5: "When any of these four object identifiers appears within an
   * AlgorithmIdentifier, the parameters MUST be NULL." RFC 5758 section 3.2: "the encoding MUST
   * omit the parameters field."
   */
  private static void checkParameters(Conformance certificate, AlgorithmIdentifier algorithm) {
    byte[] parameters = algorithm.parameters();
    boolean rsaWithout =
        RSA_PKCS1.contains(algorithm.algorithm()) && !Arrays.equals(parameters, NULL);
    boolean ecWith = ECDSA.contains(algorithm.algorithm()) && parameters.length > 0;
    if (rsaWithout || ecWith) {
      certificate.broken(
          Requirement.SIGNATURE_PARAMETERS,
          algorithm + (parameters.length == 0 ? " without parameters" : " with other parameters"));
    }
  }

  /**
   * RFC 5280 section 4.1.1.2: signatureAlgorithm "MUST contain the same algorithm identifier as the
   * signature field in the sequence tbsCertificate". Browsers do not look at an anchor's.
   */
  private static void checkSameAlgorithm(Conformance certificate, Certificate root) {
    AlgorithmIdentifier inside = root.signatureAlgorithmInside();
    AlgorithmIdentifier outside = root.signatureAlgorithm();
    if (certificate.profile() != Profile.BROWSER && !inside.equals(outside)) {
      certificate.found(
          new ChainFinding.AlgorithmMismatch(
              certificate.index(), inside.toString(), outside.toString()));
    }
  }

  /**
   * Section 7.1.3.2.2: "If the signing key is P-256, the signature MUST use ECDSA with SHA-256."
   */
  private static void checkHash(Conformance certificate, ObjectIdentifier algorithm) {
    Optional<SubjectPublicKeyInfo> key =
        certificate.issuer().map(Certificate::subjectPublicKeyInfo);
    if (key.isPresent()
        && key.get().key() instanceof SubjectPublicKeyInfo.Key.Ec curve
        && ECDSA.contains(algorithm)) {
      boolean fits =
          switch (curve.bits()) {
            case 256 -> algorithm.equals(ObjectIdentifier.ECDSA_WITH_SHA256);
            case 384 -> algorithm.equals(ObjectIdentifier.ECDSA_WITH_SHA384);
            case 521 -> algorithm.equals(ObjectIdentifier.ECDSA_WITH_SHA512);
            default -> true;
          };
      if (!fits) {
        certificate.broken(
            Requirement.SIGNATURE_HASH_OF_CURVE,
            algorithm + " by a key of " + curve.bits() + " bits");
      }
    }
  }
}

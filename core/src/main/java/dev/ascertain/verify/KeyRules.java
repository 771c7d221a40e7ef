package dev.ascertain.verify;

import dev.ascertain.x509.AlgorithmIdentifier;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/** Which keys certificates may hold (Baseline Requirements sections 6.1.5, 6.1.6 and 7.1.3.1). */
final class KeyRules {
  private static final int MIN_RSA_BITS = 2048;
  private static final int MIN_EC_BITS = 256;
  private static final byte[] NULL = HexFormat.of().parseHex("0500");

  private KeyRules() {}

  static void check(Conformance certificate) {
    SubjectPublicKeyInfo info = certificate.certificate().subjectPublicKeyInfo();
    switch (info.key()) {
      case SubjectPublicKeyInfo.Key.Rsa rsa -> checkRsa(certificate, info.algorithm(), rsa);
      case SubjectPublicKeyInfo.Key.Ec curve -> checkCurve(certificate, curve);
      case SubjectPublicKeyInfo.Key.Edwards key -> forbidOther(certificate, key.toString());
      case SubjectPublicKeyInfo.Key.Other key
          when key.algorithm().equals(ObjectIdentifier.EC_PUBLIC_KEY) ->
          forbidExplicitCurve(certificate);
      case SubjectPublicKeyInfo.Key.Other key -> forbidOther(certificate, key.toString());
    }
  }

  private static void checkRsa(
      Conformance certificate, AlgorithmIdentifier algorithm, SubjectPublicKeyInfo.Key.Rsa key) {
    boolean pss = algorithm.algorithm().equals(ObjectIdentifier.RSASSA_PSS);
    // RFC 3279 section 2.3.1: "The parameters field MUST have ASN.1 type NULL for this algorithm
    // identifier."
    if (!pss && !Arrays.equals(algorithm.parameters(), NULL)) {
      certificate.broken(
          Requirement.KEY_PARAMETERS,
          algorithm.parameters().length == 0 ? "none" : "other parameters");
    }
    if (certificate.profile() == Profile.RFC_5280) {
      return;
    }
    // Baseline Requirements section 7.1.3.1.1: "The CA SHALL NOT use a different algorithm, such as
    // the id-RSASSA-PSS … algorithm identifier, to indicate an RSA key." Browsers do not know it.
    if (pss) {
      forbid(
          certificate,
          key + " for RSASSA-PSS only",
          "browsers do not take such keys",
          Severity.ERROR);
    }
    // Section 6.1.5: "Ensure that the modulus size, when encoded, is at least 2048 bits".
    if (key.bits() < MIN_RSA_BITS) {
      certificate.found(
          new ConformanceFinding.WeakKey(
              certificate.index(), key.toString(), key.bits(), MIN_RSA_BITS));
    } else if (key.bits() % 8 != 0) {
      // Section 6.1.5: "Ensure that the modulus size, in bits, is evenly divisible by 8."
      forbid(
          certificate,
          key.toString(),
          "the size must be divisible by 8",
          unlessBrowser(certificate));
    }
    // Section 6.1.6: "the value of the public exponent is an odd number equal to 3 or more".
    BigInteger exponent = key.publicExponent();
    if (!exponent.testBit(0) || exponent.compareTo(BigInteger.valueOf(3)) < 0) {
      forbid(
          certificate,
          key + " with an exponent of " + shown(exponent),
          "the exponent must be odd and 3 or more",
          Severity.ERROR);
    }
  }

  /** Section 6.1.5: "a valid point on the NIST P-256, NIST P-384 or NIST P-521 elliptic curve". */
  private static void checkCurve(Conformance certificate, SubjectPublicKeyInfo.Key.Ec key) {
    ObjectIdentifier curve = key.namedCurve();
    if (certificate.profile() == Profile.RFC_5280
        || curve.equals(ObjectIdentifier.SECP256R1)
        || curve.equals(ObjectIdentifier.SECP384R1)
        || curve.equals(ObjectIdentifier.SECP521R1)) {
      return;
    }
    if (key.bits() > 0 && key.bits() < MIN_EC_BITS) {
      certificate.found(
          new ConformanceFinding.WeakKey(
              certificate.index(), key.toString(), key.bits(), MIN_EC_BITS));
    } else {
      forbid(
          certificate,
          key.toString(),
          "browsers take the curves secp256r1, secp384r1 and secp521r1 only",
          Severity.ERROR);
    }
  }

  /** RFC 5480 section 2.1.1: "implicitCurve and specifiedCurve MUST NOT be used in PKIX." */
  private static void forbidExplicitCurve(Conformance certificate) {
    forbid(
        certificate,
        "EC with parameters that name no curve",
        "the curve must be named, not described",
        Severity.ERROR);
  }

  /** Section 6.1.5: "No other algorithms or key sizes are permitted." */
  private static void forbidOther(Conformance certificate, String key) {
    if (certificate.profile() != Profile.RFC_5280) {
      forbid(certificate, key, "browsers take RSA and EC keys only", Severity.ERROR);
    }
  }

  /** For what no browser enforces: then it concerns public CAs only, and only as a warning. */
  private static Severity unlessBrowser(Conformance certificate) {
    if (certificate.profile() != Profile.BROWSER) {
      return Severity.ERROR;
    }
    return certificate.publicRoot() ? Severity.WARNING : Severity.INFO;
  }

  private static void forbid(
      Conformance certificate, String key, String reason, Severity severity) {
    if (severity != Severity.INFO) {
      certificate.found(
          new ConformanceFinding.ForbiddenKey(certificate.index(), key, reason, severity));
    }
  }

  private static String shown(BigInteger exponent) {
    return exponent.bitLength() > 64 ? exponent.bitLength() + " bits" : exponent.toString();
  }
}

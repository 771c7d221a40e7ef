package dev.ascertain.lab.mint;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A kind of key a certificate can hold, with the algorithm such a key signs with by default. */
public enum KeyKind {
  /** Too short since 2014; for tests of that complaint. */
  RSA_1024("RSA", "1024", "SHA256withRSA"),
  RSA_2048("RSA", "2048", "SHA256withRSA"),
  /** A key restricted to RSASSA-PSS (RFC 4055 section 1.2): {@code rsa_pss_pss_sha256}. */
  RSA_PSS_2048("RSASSA-PSS", "2048", "RSASSA-PSS"),
  ECDSA_P256("EC", "secp256r1", "SHA256withECDSA"),
  ECDSA_P384("EC", "secp384r1", "SHA384withECDSA"),
  ECDSA_P521("EC", "secp521r1", "SHA512withECDSA"),
  ED25519("Ed25519", "Ed25519", "Ed25519"),
  ED448("Ed448", "Ed448", "Ed448"),
  ML_DSA_44("ML-DSA", "ML-DSA-44", "ML-DSA-44"),
  ML_DSA_65("ML-DSA", "ML-DSA-65", "ML-DSA-65"),
  ML_DSA_87("ML-DSA", "ML-DSA-87", "ML-DSA-87");

  /** Those that TLS 1.2 and TLS 1.3 both sign by, and that nobody considers weak. */
  public static final List<KeyKind> COMMON =
      List.of(RSA_2048, RSA_PSS_2048, ECDSA_P256, ECDSA_P384, ECDSA_P521, ED25519, ED448);

  private static final Map<String, KeyPair> RSA_KEYS = new ConcurrentHashMap<>();

  private final String algorithm;
  private final String parameter;
  private final String signatureAlgorithm;

  KeyKind(String algorithm, String parameter, String signatureAlgorithm) {
    this.algorithm = algorithm;
    this.parameter = parameter;
    this.signatureAlgorithm = signatureAlgorithm;
  }

  /** Generates a key pair. RSA takes 50 to 500 milliseconds, all others a few. */
  public KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key pair for a subject: RSA keys are kept per subject while this JVM runs, others fresh. */
  KeyPair keysOf(String subject) {
    return parameters() instanceof RSAKeyGenParameterSpec
        ? RSA_KEYS.computeIfAbsent(this + " " + subject, _ -> generate())
        : generate();
  }

  /** Whether such a key can decrypt, as the TLS 1.2 suites with RSA key exchange want it to. */
  boolean canDecrypt() {
    return algorithm.equals("RSA");
  }

  /** The JDK's name of the algorithm such a key signs with unless told otherwise. */
  String signatureAlgorithm() {
    return signatureAlgorithm;
  }

  private AlgorithmParameterSpec parameters() {
    return switch (algorithm) {
      case "RSA", "RSASSA-PSS" ->
          new RSAKeyGenParameterSpec(Integer.parseInt(parameter), RSAKeyGenParameterSpec.F4);
      case "EC" -> new ECGenParameterSpec(parameter);
      default -> new NamedParameterSpec(parameter);
    };
  }
}

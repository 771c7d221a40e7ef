package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;

/**
 * A public key with its algorithm (RFC 5280 section 4.1.2.7).
 *
 * <pre>
 * SubjectPublicKeyInfo ::= SEQUENCE {
 *   algorithm         AlgorithmIdentifier,
 *   subjectPublicKey  BIT STRING }
 * </pre>
 */
public final class SubjectPublicKeyInfo {
  /** The sizes of the curves' fields (RFC 5480 section 2.1.1.1, RFC 5639 section 3). */
  private static final Map<ObjectIdentifier, Integer> CURVE_BITS =
      Map.of(
          ObjectIdentifier.SECP192R1, 192,
          ObjectIdentifier.SECP224R1, 224,
          ObjectIdentifier.SECP256R1, 256,
          ObjectIdentifier.SECP256K1, 256,
          ObjectIdentifier.SECP384R1, 384,
          ObjectIdentifier.SECP521R1, 521,
          ObjectIdentifier.BRAINPOOL_P256R1, 256,
          ObjectIdentifier.BRAINPOOL_P384R1, 384,
          ObjectIdentifier.BRAINPOOL_P512R1, 512);

  private final byte[] der;
  private final AlgorithmIdentifier algorithm;
  private final byte[] keyBytes;
  private final Key key;

  private SubjectPublicKeyInfo(
      byte[] der, AlgorithmIdentifier algorithm, byte[] keyBytes, Key key) {
    this.der = der;
    this.algorithm = algorithm;
    this.keyBytes = keyBytes;
    this.key = key;
  }

  /** What kind of key it is, and how large. */
  public sealed interface Key {

    /** The size in bits: of the RSA modulus or the curve's field; 0 if unknown. */
    int bits();

    /** An RSA key (RFC 3279 section 2.3.1), also one restricted to RSASSA-PSS. */
    record Rsa(BigInteger modulus, BigInteger publicExponent) implements Key {
      @Override
      public int bits() {
        return modulus.bitLength();
      }

      @Override
      public String toString() {
        return "RSA " + bits();
      }
    }

    /** A key on a named curve (RFC 5480 section 2). */
    record Ec(ObjectIdentifier namedCurve) implements Key {
      @Override
      public int bits() {
        return CURVE_BITS.getOrDefault(namedCurve, 0);
      }

      @Override
      public String toString() {
        return "EC " + namedCurve;
      }
    }

    /** An Ed25519 or Ed448 key (RFC 8410 section 4). */
    record Edwards(ObjectIdentifier algorithm) implements Key {
      @Override
      public int bits() {
        return algorithm.equals(ObjectIdentifier.ED25519) ? 255 : 448;
      }

      @Override
      public String toString() {
        return algorithm.toString();
      }
    }

    /** Any other kind. */
    record Other(ObjectIdentifier algorithm) implements Key {
      @Override
      public int bits() {
        return 0;
      }

      @Override
      public String toString() {
        return algorithm.toString();
      }
    }
  }

  /**
   * Decodes one public key.
   *
   * @param der the DER of the {@code SubjectPublicKeyInfo}, header included
   * @throws ViolationException if it is not one
   */
  public static SubjectPublicKeyInfo decode(byte[] der) throws ViolationException {
    DerReader in = DerReader.of("PublicKey", der, false);
    SubjectPublicKeyInfo info = decode(in, "subjectPublicKeyInfo");
    in.end();
    return info;
  }

  static SubjectPublicKeyInfo decode(DerReader outer, String name) throws ViolationException {
    int start = outer.position();
    DerReader in = outer.sequence(name);
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.decode(in, "algorithm");
    ObjectIdentifier type = algorithm.algorithm();
    boolean rsa =
        type.equals(ObjectIdentifier.RSA_ENCRYPTION) || type.equals(ObjectIdentifier.RSASSA_PSS);
    Key key;
    int keyStart;
    if (rsa) {
      DerReader bits = in.insideBits("subjectPublicKey");
      keyStart = bits.position();
      key = rsaKey(bits);
    } else {
      in.bitString("subjectPublicKey");
      keyStart = in.contentStart() + 1;
      key = otherKey(algorithm);
    }
    byte[] keyBytes = in.since(keyStart);
    in.end();
    in.describe(key);
    return new SubjectPublicKeyInfo(outer.since(start), algorithm, keyBytes, key);
  }

  /** The DER of the whole, header included. */
  public byte[] der() {
    return der.clone();
  }

  /** The key's algorithm; for EC keys, its parameters name the curve. */
  public AlgorithmIdentifier algorithm() {
    return algorithm;
  }

  /** The content of {@code subjectPublicKey}: for EC keys the point, for RSA an RSAPublicKey. */
  public byte[] keyBytes() {
    return keyBytes.clone();
  }

  /**
   * Whether it leaves its parameters to the issuer's key (RFC 3279 section 2.3.2): "If the DSA
   * domain parameters are omitted from the SubjectPublicKeyInfo AlgorithmIdentifier and the CA
   * signed the subject certificate using DSA, then the certificate issuer's DSA parameters apply to
   * the subject's DSA key."
   */
  public boolean inheritsParameters() {
    return algorithm.algorithm().equals(ObjectIdentifier.DSA) && algorithm.parameters().length == 0;
  }

  /** This key with the parameters of another, which are those of its issuer. */
  public SubjectPublicKeyInfo withParametersOf(SubjectPublicKeyInfo issuer) {
    byte[] parameters = issuer.algorithm.parameters();
    byte[] whole =
        DerWriter.write(out ->
            out.sequence(info ->
                info.sequence(id -> id.oid(algorithm.algorithm()).raw(parameters))
                    .bitString(keyBytes)));
    return new SubjectPublicKeyInfo(
        whole, new AlgorithmIdentifier(algorithm.algorithm(), parameters), keyBytes, key);
  }

  /** What kind of key it is, and how large. */
  public Key key() {
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectPublicKeyInfo that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  /** The kind and size, such as {@code RSA 2048} or {@code EC secp256r1}. */
  @Override
  public String toString() {
    return key.toString();
  }

  /** {@code RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }}. */
  private static Key rsaKey(DerReader bits) throws ViolationException {
    DerReader in = bits.sequence("RSAPublicKey");
    BigInteger modulus = in.integer("modulus");
    // RFC 3279 section 2.3.1: both are positive integers.
    if (modulus.signum() <= 0) {
      throw in.notCertificate(
          "modulus", in.rangeSince(in.contentStart()), "a positive number", modulus.toString());
    }
    BigInteger exponent = in.integer("publicExponent");
    if (exponent.signum() <= 0) {
      throw in.notCertificate(
          "publicExponent",
          in.rangeSince(in.contentStart()),
          "a positive number",
          exponent.toString());
    }
    in.end();
    bits.end();
    return new Key.Rsa(modulus, exponent);
  }

  private static Key otherKey(AlgorithmIdentifier algorithm) throws ViolationException {
    ObjectIdentifier type = algorithm.algorithm();
    if (type.equals(ObjectIdentifier.EC_PUBLIC_KEY)) {
      byte[] parameters = algorithm.parameters();
      // RFC 5480 section 2.1.1: "specifiedCurve … MUST NOT be used in PKIX".
      if (parameters.length > 0 && parameters[0] == DerTag.OBJECT_IDENTIFIER) {
        DerReader in = DerReader.of("ECParameters", parameters, false);
        return new Key.Ec(in.oid("namedCurve"));
      }
      return new Key.Other(type);
    }
    boolean edwards = type.equals(ObjectIdentifier.ED25519) || type.equals(ObjectIdentifier.ED448);
    return edwards ? new Key.Edwards(type) : new Key.Other(type);
  }
}

package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.assertError;
import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.brokenBelowPublicRoot;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRulesTest {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final Profile[] WEB = {Profile.WEB_PKI, Profile.BROWSER};

  @Test
  void shortRsaKeysAreWeakInEveryPlace() {
    KeyPair weak = Mint.rsa(2040);

    assertError("weak-key", Place.LEAF, server().key(weak), WEB);
    assertError("weak-key", Place.ROOT, Mint.ca("Root").key(weak), WEB);
    assertThat(brokenBelowPublicRoot(Profile.BROWSER, Place.ROOT, Mint.ca("Root").key(weak)))
        .containsExactly("weak-key ERROR");
  }

  @Test
  void theSizeOfAnRsaKeyIsDivisibleBy8() {
    Mint odd = server().key(Mint.rsa(2052));

    assertError("forbidden-key", Place.LEAF, odd, Profile.WEB_PKI);
    assertThat(broken(Profile.BROWSER, Place.LEAF, odd)).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.BROWSER, Place.LEAF, odd))
        .contains("forbidden-key WARNING");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 65_536})
  void exponentsAreOddAndAtLeast3(int exponent) throws IOException {
    BigInteger modulus = ((RSAPublicKey) Mint.rsa(2048).getPublic()).getModulus();
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
            new org.bouncycastle.asn1.pkcs.RSAPublicKey(modulus, BigInteger.valueOf(exponent)));

    assertError("forbidden-key", Place.LEAF, Ruled.with(6, key, server()), WEB);
  }

  @Test
  void rsaKeysHaveTheParameterNull() throws IOException {
    RSAPublicKey rsa = (RSAPublicKey) Mint.rsa(2048).getPublic();
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
            new org.bouncycastle.asn1.pkcs.RSAPublicKey(rsa.getModulus(), rsa.getPublicExponent()));

    assertError("key-parameters", Place.LEAF, Ruled.with(6, key, server()), Profile.values());
  }

  @Test
  void keysForRsassaPssOnlyAreForbidden() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
    generator.initialize(2048);

    assertError("forbidden-key", Place.LEAF, server().key(generator.generateKeyPair()), WEB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void threeCurvesAreAllowed(String curve) {
    assertError("none", Place.LEAF, server().key(Mint.ec(curve)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256k1", "brainpoolP256r1", "secp192r1", "secp224r1"})
  void otherCurvesAreNot(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
    generator.initialize(ECNamedCurveTable.getParameterSpec(curve));
    boolean small = curve.startsWith("secp1") || curve.startsWith("secp2") && curve.contains("224");

    assertError(
        small ? "weak-key" : "forbidden-key",
        Place.LEAF,
        server().key(generator.generateKeyPair()),
        WEB);
  }

  @Test
  void curvesMustBeNamed() throws GeneralSecurityException {
    ECNamedCurveParameterSpec named = ECNamedCurveTable.getParameterSpec("secp256r1");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
    generator.initialize(
        new ECParameterSpec(named.getCurve(), named.getG(), named.getN(), named.getH()));

    assertError(
        "forbidden-key", Place.LEAF, server().key(generator.generateKeyPair()), Profile.values());
  }

  @Test
  void dsaAndEdwardsKeysAreForbidden() throws GeneralSecurityException {
    KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
    dsa.initialize(2048);

    assertError("forbidden-key", Place.LEAF, server().key(dsa.generateKeyPair()), WEB);
    assertError("forbidden-key", Place.LEAF, server().key(Mint.ed25519()), WEB);
  }

  @Test
  void signaturesMustNotBeForgeable() {
    Mint sha1 = server().algorithm("SHA1withECDSA");

    assertError("weak-signature", Place.LEAF, sha1, WEB);
    assertError(
        "weak-signature", Place.INTERMEDIATE, Ruled.intermediate().algorithm("SHA1withECDSA"), WEB);
    assertError("none", Place.ROOT, Mint.ca("Root").algorithm("SHA1withECDSA"));
  }

  @Test
  void browsersDoNotKnowOtherHashes() {
    assertError("signature-algorithm", Place.LEAF, server().algorithm("SHA224withECDSA"), WEB);
  }

  @Test
  void publicCasTakeTheHashOfTheCurve() {
    Mint sha384 = server().algorithm("SHA384withECDSA");

    assertThat(broken(Profile.WEB_PKI, Place.LEAF, sha384)).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, sha384))
        .contains("signature-hash-of-curve ERROR");
  }

  @Test
  void signatureAlgorithmsHaveTheirParameters() throws ViolationException {
    byte[] der = Mint.server(Ruled.HOST).key(Mint.rsa(2048)).mint().der();
    byte[] algorithm = HexFormat.of().parseHex("06092a864886f70d01010b0500");
    // An empty OCTET STRING instead of NULL, in both places; the signature does not matter here.
    for (int at = 0; at + algorithm.length <= der.length; at++) {
      if (Arrays.equals(der, at, at + algorithm.length, algorithm, 0, algorithm.length)) {
        der[at + algorithm.length - 2] = 4;
      }
    }

    assertThat(Ruled.findings(Profile.RFC_5280, false, Place.LEAF, Certificate.decode(der)))
        .filteredOn(Ruled.of(Requirement.SIGNATURE_PARAMETERS))
        .hasSize(1);
  }
}

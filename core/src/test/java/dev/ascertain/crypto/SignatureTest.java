package dev.ascertain.crypto;

import static dev.ascertain.crypto.Libraries.hex;
import static dev.ascertain.crypto.Libraries.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.SignatureAlgorithm.Dsa;
import dev.ascertain.crypto.SignatureAlgorithm.Ecdsa;
import dev.ascertain.crypto.SignatureAlgorithm.Ed25519;
import dev.ascertain.crypto.SignatureAlgorithm.Ed448;
import dev.ascertain.crypto.SignatureAlgorithm.MlDsa;
import dev.ascertain.crypto.SignatureAlgorithm.PssKey;
import dev.ascertain.crypto.SignatureAlgorithm.RsaPkcs1;
import dev.ascertain.crypto.SignatureAlgorithm.RsaPss;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.SignatureScheme;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.DSAParams;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.KeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  /** A key made by the JDK, and what the JDK signs with it. */
  record Signed(SignatureAlgorithm algorithm, byte[] key, byte[] signature) {
    @Override
    public String toString() {
      return algorithm.toString();
    }
  }

  private static final List<Signed> SIGNED = signed();

  static List<Signed> signatures() {
    return SIGNED;
  }

  static List<Crypto> libraries() {
    return Libraries.all();
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void everyLibraryAcceptsWhatTheJdkSigned(Signed signed) throws Exception {
    for (Crypto crypto : libraries()) {
      assertThat(crypto.verify(signed.algorithm, signed.key, MESSAGE, signed.signature)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void everyLibraryRefusesAnotherMessage(Signed signed) throws Exception {
    for (Crypto crypto : libraries()) {
      assertThat(crypto.verify(signed.algorithm, signed.key, new byte[4], signed.signature))
          .isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void aMalformedSignatureIsNone(Signed signed) throws Exception {
    for (Crypto crypto : libraries()) {
      for (byte[] malformed : malformations(signed.signature)) {
        assertThat(crypto.verify(signed.algorithm, signed.key, MESSAGE, malformed))
            .as("%d bytes", malformed.length)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void aMalformedKeyIsRefused(Signed signed) {
    for (Crypto crypto : libraries()) {
      for (int length = 0; length < signed.key.length; length += 1 + signed.key.length / 40) {
        byte[] cut = Arrays.copyOf(signed.key, length);
        assertThatExceptionOfType(CryptoException.class)
            .isThrownBy(() -> crypto.verify(signed.algorithm, cut, MESSAGE, signed.signature));
      }
    }
  }

  /** Keys come from peers: whatever is in them, the answer is no or a {@link CryptoException}. */
  @ParameterizedTest
  @MethodSource("signatures")
  void aDamagedKeyVerifiesNothing(Signed signed) {
    for (Crypto crypto : libraries()) {
      for (int i = 0; i < signed.key.length; i += 1 + signed.key.length / 90) {
        byte[] damaged = signed.key.clone();
        damaged[i] ^= (byte) (1 << i % 8);
        assertThat(isRefused(crypto, signed, damaged)).as("byte %d", i).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aDsaKeyWhoseQIsNoPrimeIsRefused(Crypto crypto) throws Exception {
    DSAPublicKey key = (DSAPublicKey) pair("DSA", "").getPublic();
    DSAParams params = key.getParams();
    BigInteger even = params.getQ().clearBit(0);
    KeySpec spec = new DSAPublicKeySpec(key.getY(), params.getP(), even, params.getG());
    byte[] info = KeyFactory.getInstance("DSA").generatePublic(spec).getEncoded();
    byte[] signature =
        StandardDSAEncoding.INSTANCE.encode(params.getQ(), BigInteger.ONE, BigInteger.TWO);

    assertThatThrownBy(() -> crypto.verify(new Dsa(Hash.SHA_256), info, MESSAGE, signature))
        .isInstanceOf(CryptoException.class)
        .hasMessageStartingWith("the public key cannot be used for DSA");
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void aKeyOfAnotherKindIsRefused(Signed signed) {
    for (Signed other : SIGNED) {
      boolean sameKind = kind(other.algorithm).equals(kind(signed.algorithm));
      if (!sameKind) {
        for (Crypto crypto : libraries()) {
          assertThatExceptionOfType(CryptoException.class)
              .isThrownBy(
                  () -> crypto.verify(signed.algorithm, other.key, MESSAGE, signed.signature));
        }
      }
    }
  }

  // RFC 6979 appendix A.2.5, A.2.6 and A.2.7, the message "sample".
  @ParameterizedTest
  @MethodSource("libraries")
  void ecdsaOfRfc6979(Crypto crypto) throws Exception {
    assertRfc6979(
        crypto,
        Curve.P_256,
        Hash.SHA_256,
        "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
        "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    assertRfc6979(
        crypto,
        Curve.P_384,
        Hash.SHA_384,
        "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d8"
            + "96d5724e4c70a825f872c9ea60d2edf5",
        "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c"
            + "81a648152e44acf96e36dd1e80fabe46",
        "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94f"
            + "a329c145786e679e7b82c71a38628ac8");
    assertRfc6979(
        crypto,
        Curve.P_521,
        Hash.SHA_512,
        "00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75"
            + "caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538",
        "00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f"
            + "174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa",
        "00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af"
            + "282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a");
  }

  // RFC 8032 section 7.1, TEST 2.
  @ParameterizedTest
  @MethodSource("libraries")
  void ed25519OfRfc8032(Crypto crypto) throws Exception {
    byte[] key = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] signature =
        hex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    byte[] info = Der.sequence(Der.sequence(Der.ED25519), Der.bitString(key));
    assertThat(crypto.verify(new Ed25519(), info, hex("72"), signature)).isTrue();
  }

  // RFC 8032 section 7.4, "1 octet".
  @ParameterizedTest
  @MethodSource("libraries")
  void ed448OfRfc8032(Crypto crypto) throws Exception {
    byte[] key =
        hex(
            "43ba28f430cdff456ae531545f7ecd0ac834a55d9358c0372bfa0c6c6798c086"
                + "6aea01eb00742802b8438ea4cb82169c235160627b4c3a9480");
    byte[] signature =
        hex(
            "26b8f91727bd62897af15e41eb43c377efb9c610d48f2335cb0bd0087810f435"
                + "2541b143c4b981b7e18f62de8ccdf633fc1bf037ab7cd779805e0dbcc0aae1cb"
                + "cee1afb2e027df36bc04dcecbf154336c19f0af7e0a6472905e799f1953d2a0f"
                + "f3348ab21aa4adafd1d234441cf807c03a00");

    byte[] info = Der.sequence(Der.sequence(Der.ED448), Der.bitString(key));
    assertThat(crypto.verify(new Ed448(), info, hex("03"), signature)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void refusesPointsThatAreNotOnTheCurve(Crypto crypto) throws Exception {
    for (Signed signed : SIGNED) {
      if (signed.algorithm instanceof Ecdsa) {
        byte[] off = signed.key.clone();
        off[off.length - 1] ^= 1;
        assertThat(isRefused(crypto, signed, off)).isTrue();
      }
    }
  }

  // RFC 9846 section 4.3.3: in TLS 1.3 the scheme names the curve, in TLS 1.2 it does not.
  @Test
  void onlyTls13BindsTheCurve() throws Exception {
    Crypto crypto = Crypto.forOneHandshake();
    KeyPair pair = pair("EC", "secp384r1");
    byte[] key = pair.getPublic().getEncoded();
    byte[] signature = sign("SHA256withECDSA", null, pair);
    SignatureScheme scheme = SignatureScheme.ECDSA_SECP256R1_SHA256;

    assertThat(crypto.verify12(scheme, key, MESSAGE, signature)).isTrue();
    assertThatThrownBy(() -> crypto.verify13(scheme, key, MESSAGE, signature))
        .isInstanceOf(CryptoException.class)
        .hasMessage("the key is on the curve P-384, which does not fit ECDSA P-256 with SHA-256");
  }

  @Test
  void tls12HasSha224() throws Exception {
    KeyPair pair = pair("RSA", "");
    byte[] signature = sign("SHA224withRSA", null, pair);

    assertThat(
            Crypto.forOneHandshake()
                .verify12(
                    new SignatureScheme(0x0301), pair.getPublic().getEncoded(), MESSAGE, signature))
        .isTrue();
  }

  // RFC 9846 section 4.3.3: rsae schemes are for rsaEncryption keys, pss schemes for RSASSA-PSS
  // keys.
  @Test
  void pssSchemesBindTheKindOfKey() throws Exception {
    // [4.3.3-4], [4.3.3-5], [4.3.3-6], [4.3.3-7]
    Crypto crypto = Crypto.forOneHandshake();
    KeyPair plain = pair("RSA", "");
    KeyPair pss = pair("RSASSA-PSS", "");
    byte[] byPlain = sign("RSASSA-PSS", pss256(), plain);
    byte[] byPss = sign("RSASSA-PSS", pss256(), pss);
    byte[] plainKey = plain.getPublic().getEncoded();
    byte[] pssKey = pss.getPublic().getEncoded();
    SignatureScheme rsae = SignatureScheme.RSA_PSS_RSAE_SHA256;
    SignatureScheme pssOnly = SignatureScheme.RSA_PSS_PSS_SHA256;

    assertThat(crypto.verify13(rsae, plainKey, MESSAGE, byPlain)).isTrue();
    assertThat(crypto.verify13(pssOnly, pssKey, MESSAGE, byPss)).isTrue();
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> crypto.verify13(pssOnly, plainKey, MESSAGE, byPlain));
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> crypto.verify13(rsae, pssKey, MESSAGE, byPss));
  }

  @Test
  void namesSchemesItCannotVerify() {
    assertThatThrownBy(() ->
            Crypto.forOneHandshake()
                .verify13(SignatureScheme.SM2SIG_SM3, new byte[0], MESSAGE, new byte[0]))
        .isInstanceOf(CryptoException.class)
        .hasMessage("signatures by sm2sig_sm3 cannot be verified here");
  }

  @Test
  void rsaEncryptsWhatTheKeyDecrypts() throws Exception {
    KeyPair pair = pair("RSA", "");
    byte[] premaster = scripted(1).bytes(48);

    byte[] encrypted =
        Crypto.forOneHandshake()
            .encryptRsaPkcs1(pair.getPublic().getEncoded(), premaster, scripted(2));

    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
    assertThat(cipher.doFinal(encrypted)).isEqualTo(premaster);
  }

  @Test
  void rsaEncryptionRefusesOtherKeysAndLongMessages() throws Exception {
    Crypto crypto = Crypto.forOneHandshake();
    byte[] ec = pair("EC", "secp256r1").getPublic().getEncoded();
    byte[] rsa = pair("RSA", "").getPublic().getEncoded();

    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> crypto.encryptRsaPkcs1(ec, new byte[48], scripted(3)));
    assertThatThrownBy(() -> crypto.encryptRsaPkcs1(rsa, new byte[376], scripted(3)))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("too short to encrypt 376 bytes");
  }

  private static List<Signed> signed() {
    try {
      KeyPair rsa = pair("RSA", "");
      KeyPair dsa = pair("DSA", "");
      KeyPair p256 = pair("EC", "secp256r1");
      KeyPair p384 = pair("EC", "secp384r1");
      KeyPair p521 = pair("EC", "secp521r1");
      PSSParameterSpec mixed =
          new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 20, 1);
      return List.of(
          signed(new RsaPkcs1(Hash.MD5), "MD5withRSA", null, rsa),
          signed(new RsaPkcs1(Hash.SHA_1), "SHA1withRSA", null, rsa),
          signed(new RsaPkcs1(Hash.SHA_224), "SHA224withRSA", null, rsa),
          signed(new RsaPkcs1(Hash.SHA_256), "SHA256withRSA", null, rsa),
          signed(new RsaPkcs1(Hash.SHA_384), "SHA384withRSA", null, rsa),
          signed(new RsaPkcs1(Hash.SHA_512), "SHA512withRSA", null, rsa),
          signed(
              new RsaPss(Hash.SHA_256, Hash.SHA_256, 32, PssKey.ANY), "RSASSA-PSS", pss256(), rsa),
          signed(new RsaPss(Hash.SHA_384, Hash.SHA_384, 20, PssKey.ANY), "RSASSA-PSS", mixed, rsa),
          signed(ecdsa(Hash.SHA_1), "SHA1withECDSA", null, p256),
          signed(ecdsa(Hash.SHA_224), "SHA224withECDSA", null, p256),
          signed(ecdsa(Hash.SHA_256), "SHA256withECDSA", null, p256),
          signed(ecdsa(Hash.SHA_512), "SHA512withECDSA", null, p256),
          signed(ecdsa(Hash.SHA_384), "SHA384withECDSA", null, p384),
          signed(ecdsa(Hash.SHA_512), "SHA512withECDSA", null, p521),
          signed(new Dsa(Hash.SHA_256), "SHA256withDSA", null, dsa),
          signed(new Ed25519(), "Ed25519", null, pair("Ed25519", "")),
          signed(new Ed448(), "Ed448", null, pair("Ed448", "")),
          signed(new MlDsa(44), "ML-DSA-44", null, pair("ML-DSA-44", "")),
          signed(new MlDsa(65), "ML-DSA-65", null, pair("ML-DSA-65", "")),
          signed(new MlDsa(87), "ML-DSA-87", null, pair("ML-DSA-87", "")));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Ecdsa ecdsa(Hash hash) {
    return new Ecdsa(hash, Optional.empty());
  }

  private static PSSParameterSpec pss256() {
    return new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
  }

  private static Signed signed(
      SignatureAlgorithm algorithm,
      String name,
      @Nullable AlgorithmParameterSpec parameters,
      KeyPair pair)
      throws GeneralSecurityException {
    return new Signed(algorithm, pair.getPublic().getEncoded(), sign(name, parameters, pair));
  }

  private static KeyPair pair(String algorithm, String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (!curve.isEmpty()) {
      generator.initialize(new ECGenParameterSpec(curve));
    }
    return generator.generateKeyPair();
  }

  private static byte[] sign(String name, @Nullable AlgorithmParameterSpec parameters, KeyPair pair)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(name);
    if (parameters != null) {
      signer.setParameter(parameters);
    }
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    return signer.sign();
  }

  private static List<byte[]> malformations(byte[] signature) {
    byte[] changed = signature.clone();
    changed[changed.length / 2] ^= 1;
    byte[] first = signature.clone();
    first[0] ^= 1;
    return List.of(
        new byte[0],
        new byte[1],
        new byte[signature.length],
        Arrays.copyOf(signature, signature.length - 1),
        Arrays.copyOf(signature, signature.length + 1),
        changed,
        first);
  }

  /** Algorithms that can share a key are of one kind. */
  private static Object kind(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RsaPkcs1 _, RsaPss _ -> "RSA";
      case Ecdsa _ -> "EC";
      case Dsa _ -> "DSA";
      case Ed25519 _, Ed448 _, MlDsa _ -> algorithm;
    };
  }

  private static boolean isRefused(Crypto crypto, Signed signed, byte[] key) {
    try {
      return !crypto.verify(signed.algorithm, key, MESSAGE, signed.signature);
    } catch (CryptoException e) {
      return true;
    }
  }

  private static void assertRfc6979(
      Crypto crypto, Curve curve, Hash hash, String privateKey, String r, String s)
      throws Exception {
    NamedGroup group = NamedGroup.byName(curve.secName()).orElseThrow();
    byte[] point = crypto.keyAgreement(group, hex(privateKey)).share();
    byte[] info =
        Der.sequence(
            Der.sequence(Der.EC_PUBLIC_KEY, curve.objectIdentifier()), Der.bitString(point));
    byte[] signature =
        StandardDSAEncoding.INSTANCE.encode(
            BouncyCastleEcdh.parameters(curve).getN(),
            new BigInteger(1, hex(r)),
            new BigInteger(1, hex(s)));
    byte[] message = "sample".getBytes(StandardCharsets.US_ASCII);

    assertThat(crypto.verify(new Ecdsa(hash, Optional.of(curve)), info, message, signature))
        .isTrue();
  }
}

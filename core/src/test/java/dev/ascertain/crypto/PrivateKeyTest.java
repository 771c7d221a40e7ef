package dev.ascertain.crypto;

import static dev.ascertain.crypto.Libraries.hex;
import static dev.ascertain.crypto.Libraries.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateKeyTest {
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final int TLS_1_2 = 0x0303;

  private static final KeyPair RSA = pair("RSA", 2048);
  private static final KeyPair P256 = pair("secp256r1");

  private static final List<SignatureScheme> OF_RSA =
      List.of(
          SignatureScheme.RSA_PKCS1_SHA1,
          SignatureScheme.RSA_PKCS1_SHA256,
          SignatureScheme.RSA_PKCS1_SHA384,
          SignatureScheme.RSA_PKCS1_SHA512,
          SignatureScheme.RSA_PSS_RSAE_SHA256,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA512);
  private static final List<SignatureScheme> OF_PSS =
      List.of(
          SignatureScheme.RSA_PSS_PSS_SHA256,
          SignatureScheme.RSA_PSS_PSS_SHA384,
          SignatureScheme.RSA_PSS_PSS_SHA512);

  /**
   * A key pair of the JDK's making.
   *
   * @param fits13 the schemes it fits in TLS 1.3, of {@link #schemes}
   */
  record Keys(String name, KeyPair pair, List<SignatureScheme> fits13) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Keys> keys() {
    return Stream.of(
        new Keys("RSA", RSA, OF_RSA),
        new Keys("RSASSA-PSS", pair("RSASSA-PSS", 2048), OF_PSS),
        new Keys("P-256", P256, List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)),
        new Keys("P-384", pair("secp384r1"), List.of(SignatureScheme.ECDSA_SECP384R1_SHA384)),
        new Keys("P-521", pair("secp521r1"), List.of(SignatureScheme.ECDSA_SECP521R1_SHA512)),
        new Keys("Ed25519", pair("Ed25519", 0), List.of(SignatureScheme.ED25519)),
        new Keys("Ed448", pair("Ed448", 0), List.of(SignatureScheme.ED448)),
        new Keys("ML-DSA-65", pair("ML-DSA-65", 0), List.of(SignatureScheme.MLDSA65)));
  }

  private static List<SignatureScheme> schemes() {
    List<SignatureScheme> all = new ArrayList<>(OF_RSA);
    all.addAll(OF_PSS);
    all.addAll(
        List.of(
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            SignatureScheme.ECDSA_SECP521R1_SHA512,
            SignatureScheme.ED25519,
            SignatureScheme.ED448,
            SignatureScheme.MLDSA44,
            SignatureScheme.MLDSA65));
    return all;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyLibraryVerifiesWhatAnySigned(Keys keys) throws Exception {
    byte[] publicKey = keys.pair.getPublic().getEncoded();
    for (Crypto signing : Libraries.all()) {
      PrivateKey key = signing.privateKey(keys.pair.getPrivate().getEncoded());
      for (SignatureScheme scheme : keys.fits13) {
        byte[] signature13 = key.sign13(scheme, MESSAGE);
        byte[] signature12 = key.sign12(scheme, MESSAGE);
        for (Crypto verifying : Libraries.all()) {
          assertThat(verifying.verify13(scheme, publicKey, MESSAGE, signature13)).isTrue();
          assertThat(verifying.verify12(scheme, publicKey, MESSAGE, signature12)).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyFitsTheSchemesOfItsKindAlone(Keys keys) throws Exception {
    for (Crypto crypto : Libraries.all()) {
      PrivateKey key = crypto.privateKey(keys.pair.getPrivate().getEncoded());
      assertThat(schemes()).filteredOn(key::fits13).containsExactlyElementsOf(keys.fits13);
    }
  }

  // RFC 9846 section 4.3.3: in TLS 1.3 the scheme names the curve, in TLS 1.2 it does not.
  @Test
  void inTls12AnyCurveFits() throws Exception {
    PrivateKey key = Crypto.forOneHandshake().privateKey(P256.getPrivate().getEncoded());

    assertThat(key.fits12(SignatureScheme.ECDSA_SECP384R1_SHA384)).isTrue();
    assertThat(key.fits13(SignatureScheme.ECDSA_SECP384R1_SHA384)).isFalse();
    assertThatThrownBy(() -> key.sign13(SignatureScheme.ECDSA_SECP384R1_SHA384, MESSAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this key cannot sign by ecdsa_secp384r1_sha384");
  }

  // RFC 8017 section 9.1.1: 1024 bits hold no hash and salt of 64 bytes each.
  @Test
  void aShortKeyFitsNotEveryHash() throws Exception {
    byte[] pkcs8 = pair("RSA", 1024).getPrivate().getEncoded();
    PrivateKey key = Crypto.forOneHandshake().privateKey(pkcs8);

    assertThat(key.fits13(SignatureScheme.RSA_PSS_RSAE_SHA384)).isTrue();
    assertThat(key.fits13(SignatureScheme.RSA_PSS_RSAE_SHA512)).isFalse();
  }

  // RFC 6979 appendix A.2.5: the message "sample", with SHA-256.
  @Test
  void bouncyCastlesEcdsaIsThatOfRfc6979() throws Exception {
    byte[] d = hex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
    byte[] pkcs8 =
        Der.sequence(
            Der.integer(0),
            Der.sequence(Der.EC_PUBLIC_KEY, Curve.P_256.objectIdentifier()),
            Der.octetString(Der.sequence(Der.integer(1), Der.octetString(d))));
    PrivateKey key = new Crypto(Selection.BOUNCY_CASTLE).privateKey(pkcs8);

    byte[] signature =
        key.sign13(
            SignatureScheme.ECDSA_SECP256R1_SHA256, new byte[] {115, 97, 109, 112, 108, 101});

    assertThat(signature)
        .isEqualTo(
            hex(
                "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                    + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aMalformedKeyIsRefused(Keys keys) {
    byte[] pkcs8 = keys.pair.getPrivate().getEncoded();
    for (Crypto crypto : Libraries.all()) {
      for (int length = 0; length < pkcs8.length; length += 1 + pkcs8.length / 40) {
        byte[] cut = Arrays.copyOf(pkcs8, length);
        assertThatExceptionOfType(CryptoException.class).isThrownBy(() -> crypto.privateKey(cut));
      }
    }
  }

  @Test
  void decryptsAPremasterSecretAndSetsItsVersion() throws Exception {
    Crypto crypto = Crypto.forOneHandshake();
    PrivateKey key = crypto.privateKey(RSA.getPrivate().getEncoded());
    byte[] sent = scripted(1).bytes(48);

    byte[] received = key.premaster(encrypted(sent, RSA), TLS_1_2, scripted(3)).bytes();

    assertThat(received).startsWith(3, 3);
    assertThat(Arrays.copyOfRange(received, 2, 48)).isEqualTo(Arrays.copyOfRange(sent, 2, 48));
  }

  // RFC 5246 section 7.4.7.1: "In any case, a TLS server MUST NOT generate an alert if processing
  // an RSA-encrypted premaster secret message fails [...]. Instead, it MUST continue the handshake
  // with a randomly generated premaster secret."
  @Test
  void whatIsNoPremasterSecretBecomesARandomOne() throws Exception {
    Crypto crypto = Crypto.forOneHandshake();
    PrivateKey key = crypto.privateKey(RSA.getPrivate().getEncoded());
    byte[] random = scripted(3).bytes(46);
    byte[] tooLarge = new byte[256];
    Arrays.fill(tooLarge, (byte) 0xff);
    List<byte[]> hostile =
        List.of(
            encrypted(new byte[47], RSA),
            encrypted(new byte[49], RSA),
            encrypted(new byte[48], pair("RSA", 2048)),
            new byte[0],
            new byte[256],
            new byte[300],
            tooLarge);

    for (byte[] bytes : hostile) {
      byte[] premaster = key.premaster(bytes, TLS_1_2, scripted(3)).bytes();
      assertThat(premaster).startsWith(3, 3).hasSize(48);
      assertThat(Arrays.copyOfRange(premaster, 2, 48)).isEqualTo(random);
    }
  }

  @Test
  void onlyRsaEncryptionKeysDecrypt() throws Exception {
    Crypto crypto = Crypto.forOneHandshake();
    PrivateKey ec = crypto.privateKey(P256.getPrivate().getEncoded());

    assertThat(crypto.privateKey(RSA.getPrivate().getEncoded()).decrypts()).isTrue();
    assertThat(crypto.privateKey(pair("RSASSA-PSS", 2048).getPrivate().getEncoded()).decrypts())
        .isFalse();
    assertThat(ec.decrypts()).isFalse();
    assertThatThrownBy(() -> ec.premaster(new byte[256], TLS_1_2, scripted(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static byte[] encrypted(byte[] message, KeyPair pair) throws CryptoException {
    return Crypto.forOneHandshake()
        .encryptRsaPkcs1(pair.getPublic().getEncoded(), message, scripted(2));
  }

  private static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (bits > 0) {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.ascertain.crypto;

import static dev.ascertain.crypto.Libraries.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SymmetricTest {
  private final Crypto crypto = Crypto.forOneHandshake();

  // The Galois/Counter Mode of Operation, appendix B, test case 4.
  @Test
  void aesGcmOfItsSpecification() throws Exception {
    assertSeals(
        AeadAlgorithm.AES_128_GCM,
        "feffe9928665731c6d6a8f9467308308",
        "cafebabefacedbaddecaf888",
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
        "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
            + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
            + "5bc94fbc3221a5db94fae95ae7121a47");
  }

  // RFC 8439 section 2.8.2.
  @Test
  void chaCha20Poly1305OfRfc8439() throws Exception {
    String plaintext =
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
            + "future, sunscreen would be it.";
    assertSeals(
        AeadAlgorithm.CHACHA20_POLY1305,
        "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
        "070000004041424344454647",
        "50515253c0c1c2c3c4c5c6c7",
        HexFormat.of().formatHex(plaintext.getBytes(StandardCharsets.US_ASCII)),
        "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
            + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
            + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
            + "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd060"
            + "0691");
  }

  // NIST SP 800-38C, example 3.
  @Test
  void aesCcmOfSp80038c() throws Exception {
    assertSeals(
        AeadAlgorithm.AES_128_CCM_8,
        "404142434445464748494a4b4c4d4e4f",
        "101112131415161718191a1b",
        "000102030405060708090a0b0c0d0e0f10111213",
        "202122232425262728292a2b2c2d2e2f3031323334353637",
        "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951");
  }

  @ParameterizedTest
  @EnumSource
  void opensOnlyWhatIsAuthentic(AeadAlgorithm algorithm) throws Exception {
    byte[] nonce = new byte[AeadAlgorithm.NONCE_LENGTH];
    Aead aead = crypto.aead(algorithm, new byte[algorithm.keyLength()]);
    byte[] sealed = new byte[3 + 5 + algorithm.tagLength()];
    aead.seal(nonce, new byte[] {7}, "hello".getBytes(StandardCharsets.US_ASCII), sealed, 3);
    int length = sealed.length - 3;

    assertThat(aead.open(nonce, new byte[] {7}, sealed, 3, length)).asString().isEqualTo("hello");
    assertThatThrownBy(() -> aead.open(nonce, new byte[] {8}, sealed, 3, length))
        .isInstanceOf(CryptoException.class)
        .hasMessage("the authentication tag does not match");
    for (int i = 3; i < sealed.length; i++) {
      byte[] forged = sealed.clone();
      forged[i] ^= 1;
      assertThatThrownBy(() -> aead.open(nonce, new byte[] {7}, forged, 3, length))
          .isInstanceOf(CryptoException.class);
    }
    for (int shorter = 0; shorter < length; shorter++) {
      int cut = shorter;
      assertThatThrownBy(() -> aead.open(nonce, new byte[] {7}, sealed, 3, cut))
          .isInstanceOf(CryptoException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesKeysOfTheWrongLength(AeadAlgorithm algorithm) {
    assertThatThrownBy(() -> crypto.aead(algorithm, new byte[7]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // NIST SP 800-38A, section F.2.1 and F.2.5, first block.
  @Test
  void aesCbcOfSp80038a() {
    byte[] iv = hex("000102030405060708090a0b0c0d0e0f");
    byte[] plaintext = hex("6bc1bee22e409f96e93d7e117393172a");
    CbcCipher aes128 = crypto.cbc(CbcAlgorithm.AES_128, hex("2b7e151628aed2a6abf7158809cf4f3c"));
    CbcCipher aes256 =
        crypto.cbc(
            CbcAlgorithm.AES_256,
            hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"));

    assertThat(aes128.encrypt(iv, plaintext)).isEqualTo(hex("7649abac8119b246cee98e9b12e9197d"));
    assertThat(aes256.encrypt(iv, plaintext)).isEqualTo(hex("f58c4c04d6e5f1ba779eabfb5f7bfbd6"));
  }

  @ParameterizedTest
  @EnumSource
  void cbcDecryptsWhatItEncrypts(CbcAlgorithm algorithm) {
    CbcCipher cipher = crypto.cbc(algorithm, Libraries.scripted(1).bytes(algorithm.keyLength()));
    byte[] iv = new byte[algorithm.blockLength()];
    byte[] plaintext = Libraries.scripted(2).bytes(48);

    byte[] ciphertext = cipher.encrypt(iv, plaintext);

    assertThat(ciphertext).isNotEqualTo(plaintext);
    assertThat(cipher.decrypt(iv, ciphertext, 0, 48)).isEqualTo(plaintext);
  }

  // RFC 5869 appendix A.1.
  @Test
  void hkdfOfRfc5869() {
    byte[] ikm = new byte[22];
    Arrays.fill(ikm, (byte) 0x0b);

    byte[] prk = crypto.hkdfExtract(Hash.SHA_256, hex("000102030405060708090a0b0c"), ikm);

    assertThat(prk)
        .isEqualTo(hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"));
    assertThat(crypto.hkdfExpand(Hash.SHA_256, prk, hex("f0f1f2f3f4f5f6f7f8f9"), 42))
        .isEqualTo(
            hex(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                    + "34007208d5b887185865"));
  }

  // RFC 5869 appendix A.3: no salt, no info.
  @Test
  void hkdfOfRfc5869WithoutSalt() {
    byte[] ikm = new byte[22];
    Arrays.fill(ikm, (byte) 0x0b);

    byte[] prk = crypto.hkdfExtract(Hash.SHA_256, new byte[0], ikm);

    assertThat(crypto.hkdfExpand(Hash.SHA_256, prk, new byte[0], 42))
        .isEqualTo(
            hex(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                    + "9d201395faa4b61a96c8"));
  }

  @Test
  void hkdfExpandsToAtMost255Hashes() {
    assertThat(crypto.hkdfExpand(Hash.SHA_256, new byte[32], new byte[0], 255 * 32)).hasSize(8160);
    assertThatThrownBy(() -> crypto.hkdfExpand(Hash.SHA_256, new byte[32], new byte[0], 8161))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // RFC 4231 section 4.3 (test case 2) and RFC 2202 section 3.
  @Test
  void hmacOfItsRfcs() {
    byte[] message = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
    byte[] key = "Jefe".getBytes(StandardCharsets.US_ASCII);

    assertThat(crypto.hmac(Hash.SHA_256, key).of(message))
        .isEqualTo(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    assertThat(crypto.hmac(Hash.SHA_1, key).of(message))
        .isEqualTo(hex("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"));
  }

  @Test
  void hmacStartsAfreshAfterEachCode() {
    Hmac hmac = crypto.hmac(Hash.SHA_384, new byte[] {1});

    byte[] first = hmac.update(new byte[] {2}).update(new byte[] {9, 3, 9}, 1, 1).code();

    assertThat(hmac.of(new byte[] {2, 3})).isEqualTo(first).hasSize(hmac.length());
  }

  @ParameterizedTest
  @EnumSource
  void aRunningHashShowsItsValueAndGoesOn(Hash hash) {
    RunningHash running = crypto.hash(hash).update(new byte[] {1});
    RunningHash branch = running.copy().update(new byte[] {9});

    assertThat(running.snapshot()).isEqualTo(crypto.hash(hash, new byte[] {1}));
    running.update(new byte[] {2});
    assertThat(running.snapshot())
        .isEqualTo(crypto.hash(hash, new byte[] {1, 2}))
        .hasSize(hash.length());
    assertThat(branch.snapshot()).isEqualTo(crypto.hash(hash, new byte[] {1, 9}));
  }

  @Test
  void comparesContents() {
    assertThat(Crypto.equal(new byte[] {1, 2}, new byte[] {1, 2})).isTrue();
    assertThat(Crypto.equal(new byte[] {1, 2}, new byte[] {1, 3})).isFalse();
    assertThat(Crypto.equal(new byte[] {1, 2}, new byte[] {1})).isFalse();
  }

  @Test
  void aDestroyedSecretIsZero() {
    byte[] bytes = {1, 2, 3};
    Secret secret = Secret.copyOf(bytes);

    secret.destroy();

    assertThat(secret.bytes()).isEqualTo(new byte[3]);
    assertThat(bytes).isEqualTo(new byte[] {1, 2, 3});
  }

  private void assertSeals(
      AeadAlgorithm algorithm,
      String key,
      String nonce,
      String additionalData,
      String plaintext,
      String ciphertext)
      throws CryptoException {
    byte[] expected = hex(ciphertext);
    byte[] sealed = new byte[expected.length];
    Aead aead = crypto.aead(algorithm, hex(key));

    aead.seal(hex(nonce), hex(additionalData), hex(plaintext), sealed, 0);

    assertThat(sealed).isEqualTo(expected);
    assertThat(aead.open(hex(nonce), hex(additionalData), sealed, 0, sealed.length))
        .isEqualTo(hex(plaintext));
  }
}

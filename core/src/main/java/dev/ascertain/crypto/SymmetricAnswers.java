package dev.ascertain.crypto;

import static dev.ascertain.crypto.KnownAnswer.hex;
import static dev.ascertain.crypto.KnownAnswer.joined;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Published answers of ciphers and hashes: for ciphers the ciphertext, then the plaintext again.
 */
final class SymmetricAnswers {
  private static final String GCM_PLAINTEXT =
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95"
          + "956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
  private static final String GCM_NONCE = "cafebabefacedbaddecaf888";
  private static final String GCM_ADDITIONAL_DATA = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
  private static final String AES_BLOCK = "6bc1bee22e409f96e93d7e117393172a";
  private static final String AES_IV = "000102030405060708090a0b0c0d0e0f";

  private SymmetricAnswers() {}

  static final List<KnownAnswer> ALL =
      List.of(
          aead(
              Primitive.AES_GCM,
              AeadAlgorithm.AES_128_GCM,
              "the GCM specification, test case 4",
              "feffe9928665731c6d6a8f9467308308",
              GCM_NONCE,
              GCM_ADDITIONAL_DATA,
              GCM_PLAINTEXT,
              "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b2"
                  + "5466931c7d8f6a5aac84aa051ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95a"
                  + "e7121a47"),
          aead(
              Primitive.AES_GCM,
              AeadAlgorithm.AES_256_GCM,
              "the GCM specification, test case 16",
              "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
              GCM_NONCE,
              GCM_ADDITIONAL_DATA,
              GCM_PLAINTEXT,
              "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48"
                  + "590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853"
                  + "bb2d551b"),
          aead(
              Primitive.CHACHA20_POLY1305,
              AeadAlgorithm.CHACHA20_POLY1305,
              "RFC 8439 section 2.8.2",
              "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
              "070000004041424344454647",
              "50515253c0c1c2c3c4c5c6c7",
              "4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66"
                  + "202739393a204966204920636f756c64206f6666657220796f75206f6e6c79206f6e6520"
                  + "74697020666f7220746865206675747572652c2073756e73637265656e20776f756c6420"
                  + "62652069742e",
              "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e"
                  + "8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c"
                  + "9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d265"
                  + "86cec64b61161ae10b594f09e26a7e902ecbd0600691"),
          aead(
              Primitive.AES_CCM,
              AeadAlgorithm.AES_128_CCM_8,
              "NIST SP 800-38C, example 3",
              "404142434445464748494a4b4c4d4e4f",
              "101112131415161718191a1b",
              "000102030405060708090a0b0c0d0e0f10111213",
              "202122232425262728292a2b2c2d2e2f3031323334353637",
              "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951"),
          cbc(
              CbcAlgorithm.AES_128,
              "NIST SP 800-38A, section F.2.1",
              "2b7e151628aed2a6abf7158809cf4f3c",
              AES_IV,
              AES_BLOCK,
              "7649abac8119b246cee98e9b12e9197d"),
          cbc(
              CbcAlgorithm.AES_256,
              "NIST SP 800-38A, section F.2.5",
              "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
              AES_IV,
              AES_BLOCK,
              "f58c4c04d6e5f1ba779eabfb5f7bfbd6"),
          cbc(
              CbcAlgorithm.TRIPLE_DES,
              "NIST SP 800-20, table 1",
              "010101010101010101010101010101010101010101010101",
              "0000000000000000",
              "8000000000000000",
              "95f8a5e5dd31d900"),
          hash(Hash.MD5, "RFC 1321 appendix A.5", "900150983cd24fb0d6963f7d28e17f72"),
          hash(Hash.SHA_1, "FIPS 180", "a9993e364706816aba3e25717850c26c9cd0d89d"),
          hash(
              Hash.SHA_224, "FIPS 180", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
          hash(
              Hash.SHA_256,
              "FIPS 180",
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
          hash(
              Hash.SHA_384,
              "FIPS 180",
              "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072b"
                  + "a1e7cc2358baeca134c825a7"),
          hash(
              Hash.SHA_512,
              "FIPS 180",
              "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a"
                  + "274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
          hmac(Hash.SHA_1, "RFC 2202 section 3", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
          hmac(
              Hash.SHA_256,
              "RFC 4231 section 4.3",
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
          hmac(
              Hash.SHA_384,
              "RFC 4231 section 4.3",
              "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca"
                  + "5e69e2c78b3239ecfab21649"),
          hkdf());

  private static KnownAnswer aead(
      Primitive primitive,
      AeadAlgorithm algorithm,
      String source,
      String key,
      String nonce,
      String additionalData,
      String plaintext,
      String ciphertext) {
    return new KnownAnswer(
        primitive,
        source,
        ciphertext + plaintext,
        crypto -> {
          byte[] sealed = new byte[plaintext.length() / 2 + algorithm.tagLength()];
          Aead aead = crypto.aead(algorithm, hex(key));
          aead.seal(hex(nonce), hex(additionalData), hex(plaintext), sealed, 0);
          byte[] opened = aead.open(hex(nonce), hex(additionalData), sealed, 0, sealed.length);
          return joined(sealed, opened);
        });
  }

  private static KnownAnswer cbc(
      CbcAlgorithm algorithm,
      String source,
      String key,
      String iv,
      String plaintext,
      String ciphertext) {
    return new KnownAnswer(
        Primitive.CBC,
        source,
        ciphertext + plaintext,
        crypto -> {
          CbcCipher cipher = crypto.cbc(algorithm, hex(key));
          byte[] encrypted = cipher.encrypt(hex(iv), hex(plaintext));
          return joined(encrypted, cipher.decrypt(hex(iv), encrypted, 0, encrypted.length));
        });
  }

  private static KnownAnswer hash(Hash hash, String source, String value) {
    return new KnownAnswer(
        Primitive.HASHES, source, value, crypto -> crypto.hash(hash, ascii("abc")));
  }

  /** By both of our ways to compute it. */
  private static KnownAnswer hmac(Hash hash, String source, String code) {
    byte[] header = ascii("what do ya ");
    byte[] rest = ascii("want for nothing?");
    return new KnownAnswer(
        Primitive.HMAC,
        source,
        code + code,
        crypto -> {
          Hmac hmac = crypto.hmac(hash, ascii("Jefe"));
          byte[] known = hmac.update(header).of(rest);
          return joined(
              known, hmac.ofSecretLength(header, Arrays.copyOf(rest, 99), rest.length, 0, 99));
        });
  }

  private static KnownAnswer hkdf() {
    String pseudorandomKey = "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5";
    return new KnownAnswer(
        Primitive.HKDF,
        "RFC 5869 appendix A.1",
        pseudorandomKey
            + "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        crypto -> {
          byte[] material = new byte[22];
          Arrays.fill(material, (byte) 0x0b);
          byte[] key =
              crypto.hkdfExtract(Hash.SHA_256, hex("000102030405060708090a0b0c"), material);
          return joined(key, crypto.hkdfExpand(Hash.SHA_256, key, hex("f0f1f2f3f4f5f6f7f8f9"), 42));
        });
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

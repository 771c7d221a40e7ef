package dev.ascertain.crypto;

import static dev.ascertain.crypto.KnownAnswer.hex;
import static dev.ascertain.crypto.KnownAnswer.joined;

import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * Published signatures: each must verify, must not once a bit of it has changed, and what is signed
 * with the key must verify as well.
 */
final class SignatureAnswers {
  /** Right, wrong. */
  private static final String VERIFIED = "0100";

  private static final byte[] SAMPLE = ascii("sample");

  private SignatureAnswers() {}

  static final List<KnownAnswer> ALL =
      List.of(
          rsaPkcs1(),
          rsaPss(),
          rsaEncryption(),
          ecdsa(
              Curve.P_256,
              SignatureScheme.ECDSA_SECP256R1_SHA256,
              "RFC 6979 appendix A.2.5",
              "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
              "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf37"
                  + "16022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"),
          ecdsa(
              Curve.P_384,
              SignatureScheme.ECDSA_SECP384R1_SHA384,
              "RFC 6979 appendix A.2.6",
              "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e"
                  + "4c70a825f872c9ea60d2edf5",
              "306602310094edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad13"
                  + "3c81a648152e44acf96e36dd1e80fabe4602310099ef4aeb15f178cea1fe40db2603138f"
                  + "130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8"),
          ecdsa(
              Curve.P_521,
              SignatureScheme.ECDSA_SECP521R1_SHA512,
              "RFC 6979 appendix A.2.7",
              "00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb"
                  + "32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538",
              "308187024200c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c"
                  + "5f174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa02"
                  + "41617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af282623ea"
                  + "a63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a"),
          edwards(
              Primitive.ED25519,
              Der.ED25519,
              SignatureScheme.ED25519,
              "RFC 8032 section 7.1, TEST 2",
              "72",
              "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e4"
                  + "3e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
          edwards(
              Primitive.ED448,
              Der.ED448,
              SignatureScheme.ED448,
              "RFC 8032 section 7.4, 1 octet",
              "03",
              "c4eab05d357007c632f3dbb48489924d552b08fe0c353a0d4a1f00acda2c463afbea67c5"
                  + "e8d2877c5e3bc397a659949ef8021e954e0a12274e",
              "43ba28f430cdff456ae531545f7ecd0ac834a55d9358c0372bfa0c6c6798c0866aea01eb"
                  + "00742802b8438ea4cb82169c235160627b4c3a9480",
              "26b8f91727bd62897af15e41eb43c377efb9c610d48f2335cb0bd0087810f4352541b143"
                  + "c4b981b7e18f62de8ccdf633fc1bf037ab7cd779805e0dbcc0aae1cbcee1afb2e027df36"
                  + "bc04dcecbf154336c19f0af7e0a6472905e799f1953d2a0ff3348ab21aa4adafd1d23444"
                  + "1cf807c03a00"),
          mlDsa(SignatureScheme.MLDSA44, 44, MLDSAParameters.ml_dsa_44),
          mlDsa(SignatureScheme.MLDSA65, 65, MLDSAParameters.ml_dsa_65),
          mlDsa(SignatureScheme.MLDSA87, 87, MLDSAParameters.ml_dsa_87),
          dsa());

  // The signature of RFC 8017 section 8.2 has no randomness in it, so that it must be the same.
  private static KnownAnswer rsaPkcs1() {
    byte[] message = joseMessage("RS256");
    String signature =
        "3118dd925cbbffea133d34b70173f8d6240818a6bcd00d19993b95e4c11a1e8c675b67b9"
            + "099e4d94ab5a8a7a0598a668a5d1ccd4ed94e26c3325d431f7dea2be9f37c6e825208ecf"
            + "3438bce309c1f810e4a01c00efcd7ce615fe12ce092309832c92b795f5916be5ed2f4467"
            + "96db98bfbe3a8984e1fea1d10faf0136dd6e48d0ab5024c90ede5a004eb1f305b52adf5e"
            + "468e103e871269d9c75c5c67b7c22cf54ce911157478f3d074bb96dc84bf75edf1c88ac3"
            + "68b19d8e5b8fc540216fa2f669789cd54d76a6874653428b510484fe823e66798a277178"
            + "b8e6439dde9065626eb21678d40c5ffdf7087bcbbd8a91fce28828ade7bbbe36d4e72d7c"
            + "903aae0e";
    SignatureScheme scheme = SignatureScheme.RSA_PKCS1_SHA256;
    return new KnownAnswer(
        Primitive.RSA_SIGNATURES,
        "RFC 7520 section 4.1",
        VERIFIED + signature,
        crypto ->
            joined(
                verdicts(crypto, scheme, RsaKey.PUBLIC, message, hex(signature)),
                crypto.privateKey(RsaKey.PRIVATE).sign12(scheme, message)));
  }

  private static KnownAnswer rsaPss() {
    byte[] message = joseMessage("PS384");
    String signature =
        "72edb6781aa46032a02254e9cc35c6bda15fcfa586a33edf50371f4f49243b2e369a2021"
            + "daac81ce4d7112c9e4d88a4debeb4f89de95ae494792ab06a83a8709d3fa3bc4d3079743"
            + "0c8b65955a3aff538b3e971b52b8625123316db5d4bddbd65f383e503f1b8a245e40595f"
            + "cf6f3319656c76234051ff199f23c4815167e38d9974daa254946606aad84577bc3ff8a3"
            + "43ba7c55dcf44d3af151e4f7966f1df6c867af695f253f089948ef000d977b3d8c969f1c"
            + "044e5ac03cd3d2a2349faba23f568237fdbf8cb01e41396a447b5f6bae10412526140023"
            + "54a3db0728bbc61a34b9339c6c7e75d1ae8662625401f9968f067aa03e227caa3c0d833e"
            + "5fbd846b";
    SignatureScheme scheme = SignatureScheme.RSA_PSS_RSAE_SHA384;
    return new KnownAnswer(
        Primitive.RSA_SIGNATURES,
        "RFC 7520 section 4.2",
        VERIFIED + VERIFIED,
        crypto ->
            joined(
                verdicts(crypto, scheme, RsaKey.PUBLIC, message, hex(signature)),
                signed(crypto, scheme, RsaKey.PUBLIC, RsaKey.PRIVATE, message)));
  }

  /**
   * RFC 8017 section 7.2 with the key of RFC 7520 and padding of ones: the SHA-256 of the
   * ciphertext, then what it decrypts to.
   */
  private static KnownAnswer rsaEncryption() {
    String premaster =
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223"
            + "2425262728292a2b2c2d2e2f";
    return new KnownAnswer(
        Primitive.RSA_ENCRYPTION,
        "RFC 8017 section 7.2",
        "c3786f3cb3496d5b6c6fe12f9b68e75f0782c0da6db977b121cfacf8e024e2c7" + premaster,
        crypto -> {
          Randomness ones = bytes -> Arrays.fill(bytes, (byte) 1);
          byte[] encrypted = crypto.encryptRsaPkcs1(RsaKey.PUBLIC, hex(premaster), ones);
          Secret decrypted = crypto.privateKey(RsaKey.PRIVATE).premaster(encrypted, 0x0001, ones);
          return joined(crypto.hash(Hash.SHA_256, encrypted), decrypted.bytes());
        });
  }

  private static KnownAnswer ecdsa(
      Curve curve, SignatureScheme scheme, String source, String privateKey, String signature) {
    return new KnownAnswer(
        Primitive.ECDSA,
        source,
        VERIFIED + VERIFIED,
        crypto -> {
          NamedGroup group = NamedGroup.byName(curve.secName()).orElseThrow();
          byte[] point = crypto.keyAgreement(group, hex(privateKey)).share();
          byte[] algorithm = Der.sequence(Der.EC_PUBLIC_KEY, curve.objectIdentifier());
          byte[] publicKey = Der.sequence(algorithm, Der.bitString(point));
          byte[] ecPrivateKey = Der.sequence(Der.integer(1), Der.octetString(hex(privateKey)));
          byte[] ours = Der.sequence(Der.integer(0), algorithm, Der.octetString(ecPrivateKey));
          return joined(
              verdicts(crypto, scheme, publicKey, SAMPLE, hex(signature)),
              signed(crypto, scheme, publicKey, ours, SAMPLE));
        });
  }

  // The signatures of RFC 8032 have no randomness in them.
  private static KnownAnswer edwards(
      Primitive primitive,
      byte[] objectIdentifier,
      SignatureScheme scheme,
      String source,
      String message,
      String privateKey,
      String publicKey,
      String signature) {
    byte[] algorithm = Der.sequence(objectIdentifier);
    byte[] theirs = Der.sequence(algorithm, Der.bitString(hex(publicKey)));
    byte[] ours =
        Der.sequence(Der.integer(0), algorithm, Der.octetString(Der.octetString(hex(privateKey))));
    return new KnownAnswer(
        primitive,
        source,
        VERIFIED + signature,
        crypto ->
            joined(
                verdicts(crypto, scheme, theirs, hex(message), hex(signature)),
                crypto.privateKey(ours).sign13(scheme, hex(message))));
  }

  /**
   * ML-DSA signatures have thousands of bytes. Instead of published ones, those of BouncyCastle
   * must verify, which knows nothing of the JDK that verifies here.
   */
  private static KnownAnswer mlDsa(SignatureScheme scheme, int set, MLDSAParameters parameters) {
    return new KnownAnswer(
        Primitive.ML_DSA,
        "FIPS 204, as BouncyCastle signs",
        VERIFIED,
        crypto -> {
          var key = new MLDSAPrivateKeyParameters(parameters, new byte[32]);
          MLDSASigner signer = new MLDSASigner();
          signer.init(true, key);
          signer.update(SAMPLE, 0, SAMPLE.length);
          byte[] publicKey =
              Der.sequence(Der.sequence(Der.mlDsa(set)), Der.bitString(key.getPublicKey()));
          try {
            return verdicts(crypto, scheme, publicKey, SAMPLE, signer.generateSignature());
          } catch (CryptoException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static KnownAnswer dsa() {
    byte[] key =
        base64(
            "MIIBtjCCASsGByqGSM44BAEwggEeAoGBAIb1ygPc/rIlBj/4MKDHabndnWFTrZHXzif3h8Qy"
                + "eLRH5lM7hrGL7W6KSLeEoUwlLFvg2/YLhtY4W9LxL7dj7Yhzq/0/W6LgqMClkILqwFaTXlKd"
                + "r3xhBGeJnHet7fyEbIgYcLexmytY+b4FIaFwAuO91rhmhe6Qs9mhsCt4Kxd5AhUAmW+Wf2yO"
                + "OI2eKNAeIF+6lXpWmLECgYAHsPklRhULYlFLt3HioMDOOH8DvabFa1BSCf8l/TwTPYm7zZfp"
                + "BOCRFNmn3v3q38kHjqVE0uQBruzEC7n7v3j9h5laEKHCfLd4m1lLp++1xDJqn+WaBw4Tbbdx"
                + "dUZK3KQXvl3OL0DRCkajo5Q/Jqt/2cA5j/jHbuClaCaoqI8dvQOBhAACgYBd9eAd7THQKX4n"
                + "ThaRwZL+WGj++eGahHdkVLEAzxb2U5IZWji5BSPiVC7mGHHARAy4fDIvxLTS7F4efsdm4b6N"
                + "TOk1Q33BHDyP1CYziTPr/nOcs0ZfTTZoxeRzUIJTseaC9ly9xPrpPC6iEjkOVJBahuIiMXC0"
                + "Tqp9pd2f/Pt/Ow==");
    String signature =
        "302d02150081f2f5850be5bc123c43f71a3033e9384611c54502144cdd914b65eb6c66a8"
            + "aaad27299bee6b035f5e89";
    return new KnownAnswer(
        Primitive.DSA,
        "RFC 6979 appendix A.2.1",
        VERIFIED,
        crypto -> verdicts(crypto, new SignatureAlgorithm.Dsa(Hash.SHA_256), key, hex(signature)));
  }

  /** Whether the signature verifies, and whether it still does with a bit changed. */
  private static byte[] verdicts(
      Crypto crypto, SignatureScheme scheme, byte[] key, byte[] message, byte[] signature)
      throws dev.ascertain.crypto.CryptoException {
    byte[] other = changed(signature);
    return new byte[] {
      verdict(crypto.verify12(scheme, key, message, signature)),
      verdict(crypto.verify12(scheme, key, message, other))
    };
  }

  private static byte[] verdicts(
      Crypto crypto, SignatureAlgorithm algorithm, byte[] key, byte[] signature)
      throws dev.ascertain.crypto.CryptoException {
    return new byte[] {
      verdict(crypto.verify(algorithm, key, SAMPLE, signature)),
      verdict(crypto.verify(algorithm, key, SAMPLE, changed(signature)))
    };
  }

  private static byte[] signed(
      Crypto crypto, SignatureScheme scheme, byte[] publicKey, byte[] privateKey, byte[] message)
      throws dev.ascertain.crypto.CryptoException {
    byte[] signature = crypto.privateKey(privateKey).sign12(scheme, message);
    return verdicts(crypto, scheme, publicKey, message, signature);
  }

  private static byte[] changed(byte[] signature) {
    byte[] changed = signature.clone();
    changed[changed.length - 1] ^= 1;
    return changed;
  }

  private static byte verdict(boolean verified) {
    return (byte) (verified ? 1 : 0);
  }

  /** What is signed in RFC 7520 section 4: the header, and the payload of its figure 8. */
  private static byte[] joseMessage(String algorithm) {
    String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"bilbo.baggins@hobbiton.example\"}";
    String payload =
        "It\u2019s a dangerous business, Frodo, going out your door. You step onto the road, and if"
            + " you don't keep your feet, there\u2019s no knowing where you might be swept off to.";
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return ascii(
        encoder.encodeToString(ascii(header))
            + "."
            + encoder.encodeToString(payload.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  /** The key of RFC 7520 sections 3.3 and 3.4. */
  private static final class RsaKey {
    static final byte[] PUBLIC =
        base64(
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAn4EPtAOCc9AlkeQHPzHStgAbgs7b"
                + "TZLwUBZdR8/KuKPEHLd4rHVTeT+O+XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz/AJmSCpMaJMRB"
                + "SFKrKb2wqVwGU/NsYOYL+QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj+oBHqFE"
                + "HYpPe7Tpe+OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrt"
                + "IQbS0FVbb9k3+tVTU4fg/3L/vniUFAKwuCLqKnS2BYwdq/mzSnbLY7h/qixoR7jig3//kRhu"
                + "axwUkRz5iaiQkqgc5gHdrNP5zwIDAQAB");
    static final byte[] PRIVATE =
        Der.sequence(
            Der.integer(0),
            Der.sequence(Der.RSA_ENCRYPTION, Der.NULL),
            Der.octetString(
                base64(
                    "MIIEowIBAAKCAQEAn4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8/KuKPEHLd4rHVT"
                        + "eT+O+XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz/AJmSCpMaJMRBSFKrKb2wqVwGU/NsYOYL"
                        + "+QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj+oBHqFEHYpPe7Tpe+OfVfHd"
                        + "1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3"
                        + "+tVTU4fg/3L/vniUFAKwuCLqKnS2BYwdq/mzSnbLY7h/qixoR7jig3//kRhuaxwUkRz5"
                        + "iaiQkqgc5gHdrNP5zwIDAQABAoIBAG1lAvQfhBUSKPJKRn4dGbshj7zDSr2FjbQf4pIh"
                        + "/ZNtHk/jtavyO/HomZKV8V0NFExLNi7DUUvvLiW70PgNYq5MDEjJCtSd10xoHa4QpLvY"
                        + "EZXWO7DQPwCmRofkOutf+NqyDS0QnvFvp2d+Lov6jn5C5yvUFgw6qWiLAPmzMFlkgxbt"
                        + "jFAWMJB0zBMy2BqjntOJ6KnqtYRMQUxwTgXZDF4rhYVKtQVOpfg6hIlsaoPNrF7dofiz"
                        + "J099OOgDmCaEYqM++bUlEHxgrIVkwZz+bg43dfJCocr9O5YX0iXaz3TOT5cpdtYbBX+C"
                        + "/5hwrqBWru4HbD3xz8cY1TnDqQa0M8ECgYEA3Slxg/DwTXJcb6095RoXygQCAZ5RnAvZ"
                        + "lno1yhHtnUex/fp7AZ/9nRaO7HX/+SFfGQeutao2TDjDAWU4Vupk8rw9JR0AzZ0N2fvu"
                        + "IAmr/WCsmGpeNqQnev1T7IyEsnh8UMt+n5CafhkikzhEsrmndH6LxOrvRJlsPp6Zv8bU"
                        + "q0kCgYEAuKE2dh+cTf6ERF4k4e/jy78GfPYUIaUyoSSJuBzp3Cubk3OCqs6grT8bR/cu"
                        + "0Dm1MZwWmtdqDyI95HrUeq3MP15vMMON8lHTeZu2lmKvwqW7anV5UzhM1iZ7z4yMkuUw"
                        + "FWoBvyY898EXvRD+hdqRxHlSqAZ192zB3pVFJ0s7pFcCgYAHw9W9eS8muPYv4ZhDu/fL"
                        + "2vorDmD1JqFcHCxZTOnX1NWWAj5hXzmrU0hvWvFC0P4ixddHf5Nqd6+5E9G3k4E52IwZ"
                        + "Cnylu3bqCWNh8pT8T3Gf5FQsfPT5530T2BcsoPhUaeCnP499D+rb2mTnFYegmnTT1B/U"
                        + "e8KGLFFfn16GKQKBgAiw5gxnbocpXPaO6/OKxFFZ+6c0OjxfN2PogWceTU/k6ZzmShda"
                        + "RKwDFXisxRJeNQ5Rx6qgS0jNFtbDhW8E8WFmQ5urCOqIOYk28EBiAt4JySm4v+5P7yYB"
                        + "h8B8YD2l9j57z/s8hJAxEbn/q8uHP2ddQqvQKgtsni+pHSk9XGBfAoGBANz4qr10DdM8"
                        + "DHhPrAb2YItvPVz/VwkBd1Vqj8zCpyIEKe/07oKOvjWQSgkLDH9x2hBgY01SbP43CvPk"
                        + "0V72invu2TGkI/FXwXWJLLG7tDSgw4YyfhrYrHmg1Vre3XB9HH8MYBVB6UIexaAq4xSe"
                        + "oemRKTBesZro7OKjKT8/GmiO")));
  }
}

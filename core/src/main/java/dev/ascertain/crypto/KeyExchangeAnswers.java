package dev.ascertain.crypto;

import static dev.ascertain.crypto.KnownAnswer.hex;
import static dev.ascertain.crypto.KnownAnswer.joined;

import dev.ascertain.wire.NamedGroup;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;

/** Published answers of key exchanges: our public value, then the shared secret. */
final class KeyExchangeAnswers {
  private KeyExchangeAnswers() {}

  static final List<KnownAnswer> ALL =
      List.of(
          agreement(
              Primitive.X25519,
              NamedGroup.X25519,
              "RFC 7748 section 6.1",
              "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
              "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
              "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
              "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"),
          agreement(
              Primitive.X448,
              NamedGroup.X448,
              "RFC 7748 section 6.2",
              "9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28dd9c9baf574a94197"
                  + "44897391006382a6f127ab1d9ac2d8c0a598726b",
              "9b08f7cc31b7e3e67d22d5aea121074a273bd2b83de09c63faa73d2c22c5d9bbc8366472"
                  + "41d953d40c5b12da88120d53177f80e532c41fa0",
              "3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b43027d8b972fc3e34fb"
                  + "4232a13ca706dcb57aec3dae07bdc1c67bf33609",
              "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282bb60c0b56fd2464c3"
                  + "35543936521c24403085d59a449a5037514a879d"),
          agreement(
              Primitive.ECDH,
              NamedGroup.SECP256R1,
              "RFC 5903 section 8.1",
              "c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433",
              "04dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c37725811805271a0"
                  + "461cdb8252d61f1c456fa3e59ab1f45b33accf5f58389e0577b8990bb3",
              "04d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf6356fbf3"
                  + "ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab",
              "d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de"),
          agreement(
              Primitive.ECDH,
              NamedGroup.SECP384R1,
              "RFC 5903 section 8.2",
              "099f3c7034d4a2c699884d73a375a67f7624ef7c6b3c0f160647b67414dce655e35b5380"
                  + "41e649ee3faef896783ab194",
              "04667842d7d180ac2cde6f74f37551f55755c7645c20ef73e31634fe72b4c55ee6de3ac8"
                  + "08acb4bdb4c88732aee95f41aa9482ed1fc0eeb9cafc4984625ccfc23f65032149e0e144"
                  + "ada024181535a0f38eeb9fcff3c2c947dae69b4c634573a81c",
              "04e558dbef53eecde3d3fccfc1aea08a89a987475d12fd950d83cfa41732bc509d0d1ac4"
                  + "3a0336def96fda41d0774a3571dcfbec7aacf3196472169e838430367f66eebe3c6e70c4"
                  + "16dd5f0c68759dd1fff83fa40142209dff5eaad96db9e6386c",
              "11187331c279962d93d604243fd592cb9d0a926f422e47187521287e7156c5c4d6031355"
                  + "69b9e9d09cf5d4a270f59746"),
          agreement(
              Primitive.ECDH,
              NamedGroup.SECP521R1,
              "RFC 5114 appendix A.8",
              "0113f82da825735e3d97276683b2b74277bad27335ea71664af2430cc4f33459b9669ee7"
                  + "8b3ffb9b8683015d344dcbfef6fb9af4c6c470be254516cd3c1a1fb47362",
              "0401ebb34dd75721abf8adc9dbed17889cbb9765d90a7c60f2cef007bb0f2b26e14881fd"
                  + "4442e689d61cb2dd046ee30e3ffd20f9a45bbdf6413d583a2dbf59924fd35c00f6b632d1"
                  + "94c0388e22d8437e558c552ae195adfd153f92d74908351b2f8c4eda94edb0916d1b53c0"
                  + "20b5eecaed1a5fc38a233e4830587bb2ee3489b3b42a5a86a4",
              "04010ebfafc6e85e08d24bfffcc1a4511db0e634beeb1b6dec8c5939ae44766201af6200"
                  + "430ba97c8ac6a0e9f08b33ce7e9feeb5ba4ee5e0d81510c24295b8a08d023500a4a6ec30"
                  + "0df9e257b0372b5e7abfef093436719a77887ebb0b18cf8099b9f4212b6e30a1419c18e0"
                  + "29d36863cc9d448f4dba4d2a0e60711be572915fbd4fef2695",
              "00cdea89621cfa46b132f9e4cfe2261cde2d4368eb5656634c7cc98c7a00cde54ed1866a"
                  + "0dd3e6126c9d2f845daff82ceb1da08f5d87521bb0ebeca77911169c20cc"),
          finiteField(),
          mlKem(
              MlKem.ML_KEM_768, "5501fc523b745f41762a188de44a59b920f430146204ee4e793732396df7aa48"),
          mlKem(
              MlKem.ML_KEM_1024,
              "7e99cc6a8b6f4850b1e3a2615b89d697773af5c1c5eebc5b27e61b61885c3765"));

  private static KnownAnswer agreement(
      Primitive primitive,
      NamedGroup group,
      String source,
      String ours,
      String share,
      String theirs,
      String secret) {
    return new KnownAnswer(
        primitive,
        source,
        share + secret,
        crypto -> {
          KeyAgreement key = crypto.keyAgreement(group, hex(ours));
          return joined(key.share(), key.agree(hex(theirs)).bytes());
        });
  }

  private static KnownAnswer finiteField() {
    BigInteger p =
        new BigInteger(
            "b10b8f96a080e01dde92de5eae5d54ec52c99fbcfb06a3c69a6a9dca52d23b616073e286"
                + "75a23d189838ef1e2ee652c013ecb4aea906112324975c3cd49b83bfaccbdd7d90c4bd70"
                + "98488e9c219a73724effd6fae5644738faa31a4ff55bccc0a151af5f0dc8b4bd45bf37df"
                + "365c1a65e68cfda76d4da708df1fb2bc2e4a4371",
            16);
    BigInteger g =
        new BigInteger(
            "a4d1cbd5c3fd34126765a442efb99905f8104dd258ac507fd6406cff14266d31266fea1e"
                + "5c41564b777e690f5504f213160217b4b01b886a5e91547f9e2749f4d7fbd7d3b9a92ee1"
                + "909d0d2263f80a76a6a24c087a091f531dbf0a0169b6a28ad662a4d18e73afa32d779d59"
                + "18d08bc8858f4dcef97c2a24855e6eeb22b3b2e5",
            16);
    String share =
        "2a853b3d92197501b9015b2deb3ed84f5e021dcc3e52f109d3273d2b7521281cbabe0e76"
            + "ff5727fa8acce26956ba9a1fca26f20228d8693feb10841d84a7360054ece5a7f5b7a61a"
            + "d3dfb3c60d2e43106d8727da37df9cce95b478755d06bcea8f9d45965f75a5f3d1df3701"
            + "165fc9e50c4279ceb07f989540ae96d5d88ed776";
    String secret =
        "5c804f454d30d9c4df85271f93528c91df6b48ab5f80b3b59caac1b28f8acba9cd3e39f3"
            + "cb614525d9521d2e644c53b807b810f340062f257d7d6fbfe8d5e8f072e9b6e9afda9413"
            + "eafb2e8b0699b1fb5a0caceddeaead7e9cfbb36ae2b420835bd83a19fb0b5e96bf8fa4d0"
            + "9e345525167ecd9155416f46f408ed31b63c6e6d";
    return new KnownAnswer(
        Primitive.FINITE_FIELD_DIFFIE_HELLMAN,
        "RFC 5114 appendix A.1",
        share + secret,
        _ -> {
          DiffieHellman group = new FiniteFieldDiffieHellman(new DiffieHellmanGroup(p, g));
          byte[] ours = hex("b9a3b3ae8fefc1a2930496507086f8455d48943e");
          byte[] theirs =
              hex(
                  "717a6cb053371ff4a3b932941c1e5663f861a1d6ad34ae66576dfb98f6c6cbf9ddd5a56c"
                      + "7833f6bcfdff095582ad868e440e8d09fd769e3ceccdc3d3b1e4cfa057776caaf9739b6a"
                      + "9fee8e7411f8d6dac09d6a4edb46cc2b5d5203090eae6126311e53fd2c14b574e6a3109a"
                      + "3da1be41bdceaa186f5ce06716a2b6a07b3c33fe");
          return joined(group.publicValue(ours), group.agree(ours, theirs));
        });
  }

  /**
   * FIPS 203 sections 6.1 to 6.3 for d || z = 01 02 ... 40 and m = 41 42 ... 60, as Go's
   * implementation and the JDK's compute it.
   */
  private static KnownAnswer mlKem(MlKem mlKem, String secret) {
    return new KnownAnswer(
        Primitive.ML_KEM,
        "FIPS 203 section 6",
        secret + secret,
        _ -> {
          MLKEMPrivateKeyParameters key = mlKem.newKey(countingFrom(0x01));
          KeyExchangeResult sent = mlKem.encapsulate(key.getPublicKey(), countingFrom(0x41));
          return joined(sent.secret().bytes(), mlKem.decapsulate(key, sent.share()));
        });
  }

  private static Randomness countingFrom(int first) {
    return bytes -> {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (first + i);
      }
    };
  }
}

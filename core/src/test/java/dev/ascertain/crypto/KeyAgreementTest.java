package dev.ascertain.crypto;

import static dev.ascertain.crypto.Libraries.hex;
import static dev.ascertain.crypto.Libraries.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.NamedGroup;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KEM;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyAgreementTest {

  static List<Crypto> libraries() {
    return Libraries.all();
  }

  static List<NamedGroup> groups() {
    return Crypto.groups();
  }

  static List<NamedGroup> plainGroups() {
    return Crypto.groups().stream().filter(group -> group.value() < 0x1000).toList();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void x25519OfRfc7748Section61(Crypto crypto) throws Exception {
    KeyAgreement alice =
        crypto.keyAgreement(
            NamedGroup.X25519,
            hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));

    assertThat(alice.share())
        .isEqualTo(hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
    assertThat(
            alice
                .agree(hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"))
                .bytes())
        .isEqualTo(hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void x448OfRfc7748Section62(Crypto crypto) throws Exception {
    KeyAgreement alice =
        crypto.keyAgreement(
            NamedGroup.X448,
            hex(
                "9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28d"
                    + "d9c9baf574a9419744897391006382a6f127ab1d9ac2d8c0a598726b"));

    assertThat(
            alice
                .agree(
                    hex(
                        "3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b430"
                            + "27d8b972fc3e34fb4232a13ca706dcb57aec3dae07bdc1c67bf33609"))
                .bytes())
        .isEqualTo(
            hex(
                "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282b"
                    + "b60c0b56fd2464c335543936521c24403085d59a449a5037514a879d"));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void bothSidesGetTheSameSecretByEveryLibrary(NamedGroup group) throws Exception {
    for (Crypto client : libraries()) {
      for (Crypto server : libraries()) {
        KeyAgreement ours = client.keyAgreement(group, scripted(1));
        KeyExchangeResult theirs = server.answer(group, ours.share(), scripted(2));

        assertThat(ours.agree(theirs.share()).bytes()).isEqualTo(theirs.secret().bytes());
        assertThat(ours.group()).isEqualTo(group);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void sameRandomnessMakesTheSameShareByEveryLibrary(NamedGroup group) {
    byte[] share = Libraries.all().getFirst().keyAgreement(group, scripted(3)).share();

    for (Crypto crypto : libraries()) {
      byte[] again = crypto.keyAgreement(group, scripted(3)).share();
      if (usesX25519(group) && "Conscrypt".equals(crypto.describe().get("X25519"))) {
        assertThat(again).as("Conscrypt's own randomness").isNotEqualTo(share);
      } else {
        assertThat(again).isEqualTo(share);
      }
    }
  }

  private static boolean usesX25519(NamedGroup group) {
    return group.equals(NamedGroup.X25519) || group.equals(NamedGroup.X25519MLKEM768);
  }

  @ParameterizedTest
  @MethodSource("groups")
  void refusesSharesOfTheWrongLength(NamedGroup group) {
    for (Crypto crypto : libraries()) {
      KeyAgreement ours = crypto.keyAgreement(group, scripted(4));
      for (int length : new int[] {0, 1, 31, 64, 1120, 4000}) {
        assertThatExceptionOfType(CryptoException.class)
            .isThrownBy(() -> ours.agree(new byte[length]));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void aServerRefusesSharesOfTheWrongLength(NamedGroup group) {
    for (Crypto crypto : libraries()) {
      assertThatExceptionOfType(CryptoException.class)
          .isThrownBy(() -> crypto.answer(group, new byte[17], scripted(4)));
    }
  }

  // RFC 7748 section 6.1; the points of order 1, 2 and 8.
  @ParameterizedTest
  @MethodSource("libraries")
  void refusesX25519PointsOfSmallOrder(Crypto crypto) {
    KeyAgreement ours = crypto.keyAgreement(NamedGroup.X25519, scripted(5));
    List<String> points =
        List.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    for (String point : points) {
      assertThatThrownBy(() -> ours.agree(hex(point)))
          .isInstanceOf(CryptoException.class)
          .hasMessageContaining("small order");
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void refusesX448PointsOfSmallOrder(Crypto crypto) {
    KeyAgreement ours = crypto.keyAgreement(NamedGroup.X448, scripted(5));

    assertThatThrownBy(() -> ours.agree(new byte[56]))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("small order");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void refusesPointsThatAreNotOnTheCurve(Crypto crypto) {
    for (NamedGroup group :
        List.of(NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1)) {
      KeyAgreement ours = crypto.keyAgreement(group, scripted(6));
      byte[] off = ours.share();
      off[off.length - 1] ^= 1;
      byte[] compressed = ours.share();
      compressed[0] = 2;

      assertThatThrownBy(() -> ours.agree(off))
          .isInstanceOf(CryptoException.class)
          .hasMessageContaining("not on the curve");
      assertThatThrownBy(() -> ours.agree(compressed))
          .isInstanceOf(CryptoException.class)
          .hasMessageContaining("uncompressed");
    }
  }

  // RFC 7919 section 5.1.
  @Test
  void refusesFiniteFieldValuesOutOfRange() {
    Crypto crypto = Crypto.forOneHandshake();
    KeyAgreement ours = crypto.keyAgreement(NamedGroup.FFDHE2048, scripted(7));
    BigInteger p = FiniteFieldGroups.of(NamedGroup.FFDHE2048).p();

    for (BigInteger y :
        List.of(BigInteger.ZERO, BigInteger.ONE, p.subtract(BigInteger.ONE), p, p.add(p))) {
      assertThatExceptionOfType(CryptoException.class)
          .isThrownBy(() -> ours.agree(y.toByteArray()));
    }
  }

  @Test
  void finiteFieldSharesAreAsLongAsThePrime() {
    byte[] share = Crypto.forOneHandshake().keyAgreement(NamedGroup.FFDHE3072, scripted(8)).share();

    assertThat(share).hasSize(384);
  }

  // RFC 5246 section 8.1.2. A prime of 17 bits takes three bytes, most secrets fewer.
  @Test
  void aTls12SecretLosesItsLeadingZeros() throws Exception {
    DiffieHellmanGroup group = DiffieHellmanGroup.of(hex("010001"), hex("03"));

    KeyExchangeResult result =
        Crypto.forOneHandshake().answer(group, hex("09"), bytes -> Arrays.fill(bytes, (byte) 0));

    BigInteger ours = BigInteger.valueOf(9).modPow(BigInteger.valueOf(1 << 15), group.p());
    byte[] unsigned = FiniteFieldDiffieHellman.unsigned(ours, (ours.bitLength() + 7) / 8);
    assertThat(result.secret().bytes()).isEqualTo(unsigned);
    assertThat(result.secret().length()).isLessThan(3);
    assertThat(result.share()).hasSize(3);
  }

  @Test
  void refusesMalformedDiffieHellmanGroups() {
    byte[] p = FiniteFieldGroups.of(NamedGroup.FFDHE2048).p().toByteArray();
    byte[] even = p.clone();
    even[even.length - 1] = 0;
    byte[] long8193 = new byte[1025];
    long8193[0] = 1;
    long8193[1024] = 1;

    assertThatThrownBy(() -> DiffieHellmanGroup.of(even, hex("02"))).hasMessageContaining("even");
    assertThatThrownBy(() -> DiffieHellmanGroup.of(long8193, hex("02")))
        .hasMessageContaining("8193 bits");
    assertThatThrownBy(() -> DiffieHellmanGroup.of(p, hex("01"))).hasMessageContaining("generator");
    assertThatThrownBy(() -> DiffieHellmanGroup.of(new byte[0], hex("02")))
        .isInstanceOf(CryptoException.class);
  }

  @Test
  void aSmallGroupIsAcceptedAndTellsItsSize() throws Exception {
    DiffieHellmanGroup group = DiffieHellmanGroup.of(hex("010001"), hex("03"));

    assertThat(group.bits()).isEqualTo(17);
  }

  /** The JDK's own ML-KEM opens what ours encapsulates, and the other way round. */
  @Test
  void mlKemAgreesWithTheJdk() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("ML-KEM-768").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 1184, encoded.length);

    KeyExchangeResult ours = MlKem.ML_KEM_768.encapsulate(raw, scripted(9));
    byte[] theirs =
        KEM.getInstance("ML-KEM")
            .newDecapsulator(pair.getPrivate())
            .decapsulate(ours.share())
            .getEncoded();

    assertThat(theirs).isEqualTo(ours.secret().bytes());
  }

  // FIPS 203 section 7.2, modulus check.
  @Test
  void refusesAnEncapsulationKeyOutOfRange() {
    byte[] key = new byte[1184];
    Arrays.fill(key, (byte) 0xff);

    assertThatThrownBy(() -> MlKem.ML_KEM_768.encapsulate(key, scripted(10)))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("out of range");
  }

  // FIPS 203 section 6.3: implicit rejection.
  @Test
  void aForgedCiphertextGivesAnotherSecret() throws Exception {
    MLKEMPrivateKeyParameters key = MlKem.ML_KEM_768.newKey(scripted(11));
    KeyExchangeResult sent = MlKem.ML_KEM_768.encapsulate(key.getPublicKey(), scripted(12));
    byte[] forged = sent.share().clone();
    forged[0] ^= 1;

    assertThat(MlKem.ML_KEM_768.decapsulate(key, sent.share())).isEqualTo(sent.secret().bytes());
    assertThat(MlKem.ML_KEM_768.decapsulate(key, forged)).isNotEqualTo(sent.secret().bytes());
  }

  @Test
  void hybridSharesHaveTheirPublishedSizes() {
    Crypto crypto = Crypto.forOneHandshake();

    assertThat(crypto.keyAgreement(NamedGroup.X25519MLKEM768, scripted(13)).share()).hasSize(1216);
    assertThat(crypto.keyAgreement(NamedGroup.SECP256R1MLKEM768, scripted(13)).share())
        .hasSize(1249);
    assertThat(crypto.keyAgreement(NamedGroup.SECP384R1MLKEM1024, scripted(13)).share())
        .hasSize(1665);
  }

  // RFC 7919 appendix A: p and (p - 1) / 2 are prime.
  @Test
  void finiteFieldPrimesAreSafe() {
    for (NamedGroup name : List.of(NamedGroup.FFDHE2048, NamedGroup.FFDHE3072)) {
      BigInteger p = FiniteFieldGroups.of(name).p();

      assertThat(p.isProbablePrime(20)).isTrue();
      assertThat(p.shiftRight(1).isProbablePrime(20)).isTrue();
    }
  }

  @Test
  void finiteFieldPrimesAreThoseOfRfc7919() {
    assertThat(FiniteFieldGroups.of(NamedGroup.FFDHE2048).p())
        .isEqualTo(DHStandardGroups.rfc7919_ffdhe2048.getP());
    assertThat(FiniteFieldGroups.of(NamedGroup.FFDHE3072).p())
        .isEqualTo(DHStandardGroups.rfc7919_ffdhe3072.getP());
    assertThat(FiniteFieldGroups.of(NamedGroup.FFDHE4096).p())
        .isEqualTo(DHStandardGroups.rfc7919_ffdhe4096.getP());
    assertThat(FiniteFieldGroups.of(NamedGroup.FFDHE6144).p())
        .isEqualTo(DHStandardGroups.rfc7919_ffdhe6144.getP());
    assertThat(FiniteFieldGroups.of(NamedGroup.FFDHE8192).p())
        .isEqualTo(DHStandardGroups.rfc7919_ffdhe8192.getP());
  }

  @ParameterizedTest
  @MethodSource("plainGroups")
  void takesAPrivateKeyThatExists(NamedGroup group) {
    Crypto crypto = Crypto.forOneHandshake();
    byte[] privateKey = scripted(14).bytes(32);
    byte[] padded = group.equals(NamedGroup.X448) ? Arrays.copyOf(privateKey, 56) : privateKey;

    assertThat(crypto.keyAgreement(group, padded).share())
        .isEqualTo(crypto.keyAgreement(group, padded).share())
        .isNotEqualTo(crypto.keyAgreement(group, scripted(15)).share());
  }

  @Test
  void refusesGroupsItDoesNotHave() {
    assertThatThrownBy(() -> Crypto.forOneHandshake().keyAgreement(NamedGroup.GC256A, scripted(16)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hidesItsSecrets() throws Exception {
    KeyAgreement ours = Crypto.forOneHandshake().keyAgreement(NamedGroup.X25519, scripted(17));

    assertThat(ours).hasToString("x25519 key pair");
    assertThat(ours.agree(ours.share())).hasToString("secret, 32 bytes");
  }
}

package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9849 sections 4, 4.2, 6.1 and 6.1.7: which configuration a client uses, and which never. */
class EchChoiceTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Randomness RANDOMNESS = new Random(1)::nextBytes;
  private static final HpkeKemId X25519 = HpkeKemId.DHKEM_X25519_HKDF_SHA256;
  private static final Opaque PUBLIC_KEY =
      new Opaque(CRYPTO.hpkeKeyPair(X25519, RANDOMNESS).publicKey());
  private static final HpkeSymmetricCipherSuite SUITE =
      new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM);
  private static final HpkeSymmetricCipherSuite UNKNOWN_SUITE =
      new HpkeSymmetricCipherSuite(new HpkeKdfId(0x10), new HpkeAeadId(0x10));
  private static final EchConfig.Contents GOOD = named("public.example");

  private static EchConfig.Contents config(
      HpkeKemId kem,
      Opaque key,
      HpkeSymmetricCipherSuite suite,
      String name,
      EchConfig.EchConfigExtension... extensions) {
    return new EchConfig.Contents(
        new EchConfig.HpkeKeyConfig(1, kem, key, List.of(UNKNOWN_SUITE, suite)),
        0,
        name,
        List.of(extensions));
  }

  private static EchConfig.Contents named(String name) {
    return config(X25519, PUBLIC_KEY, SUITE, name);
  }

  private static EchConfig.EchConfigExtension extension(int type) {
    return new EchConfig.EchConfigExtension(type, Opaque.EMPTY);
  }

  private static EchChoice choice(EchConfig... configs) {
    return EchChoice.of(new EchConfigList(List.of(configs)), CRYPTO, RANDOMNESS);
  }

  /** Checks that a configuration is passed over for this reason, and the next one taken. */
  private static void assertPassedOver(EchConfig config, String reason) {
    assertThat(choice(config, GOOD))
        .isEqualTo(
            new EchChoice(
                choice(GOOD).chosen(), List.of(new EchChoice.PassedOver(config, reason))));
    assertThat(choice(config).chosen()).isEmpty();
  }

  @Test
  void takesTheFirst() {
    EchConfig.Contents other = named("other.example");

    assertThat(choice(other, GOOD).chosen().orElseThrow().config()).isEqualTo(other);
  }

  @Test
  void takesTheFirstCipherSuiteItHas() {
    assertThat(choice(GOOD).chosen().orElseThrow().cipherSuite()).isEqualTo(SUITE);
  }

  @Test
  void passesOverOtherVersions() {
    assertPassedOver(
        new EchConfig.Unknown(0xfe0a, Opaque.EMPTY), "its version is 0xfe0a, not 0xfe0d");
  }

  @Test
  void passesOverKeysOfOtherKinds() {
    assertPassedOver(
        config(new HpkeKemId(0x30), PUBLIC_KEY, SUITE, "public.example"),
        "its kem_id is 0x0030 (unassigned)");
  }

  @Test
  void passesOverCipherSuitesItDoesNotHave() {
    assertPassedOver(
        config(X25519, PUBLIC_KEY, UNKNOWN_SUITE, "public.example"),
        "none of its cipher_suites is one we have");
  }

  @Test
  void passesOverKeysThatAreNone() {
    String reason = "it has a public key that is none of DHKEM(X25519, HKDF-SHA256)";
    assertPassedOver(config(X25519, new Opaque(new byte[31]), SUITE, "public.example"), reason);
    assertPassedOver(config(X25519, new Opaque(new byte[32]), SUITE, "public.example"), reason);
  }

  @Test
  void ignoresExtensionsThatAreNotMandatory() {
    var greased = config(X25519, PUBLIC_KEY, SUITE, "public.example", extension(0x1a1a));

    assertThat(choice(greased).chosen().orElseThrow().config()).isEqualTo(greased);
  }

  @Test
  void passesOverMandatoryExtensions() {
    assertPassedOver(
        config(X25519, PUBLIC_KEY, SUITE, "public.example", extension(1), extension(0x9a9a)),
        "it has a mandatory extension that is not known, 0x9a9a");
  }

  @Test
  void passesOverExtensionsThatComeTwice() {
    assertPassedOver(
        config(X25519, PUBLIC_KEY, SUITE, "public.example", extension(1), extension(1)),
        "it has extension 0x0001 twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".example",
        "example.",
        "a..example",
        "a_b.example",
        "-a.example",
        "a-.example",
        "ex ample",
        "b\u00fccher.example"
      })
  void passesOverNamesThatAreNone(String name) {
    assertPassedOver(named(name), "its public_name is not a host name");
  }

  @Test
  void passesOverLabelsOfMoreThan63Octets() {
    assertPassedOver(named("a".repeat(64) + ".example"), "its public_name is not a host name");
    assertThat(choice(named("a".repeat(63) + ".example")).chosen()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "0x7f", "0X7F", "example.0x", "example.1", "1"})
  void passesOverNamesThatLookLikeAddresses(String name) {
    assertPassedOver(named(name), "its public_name could be taken for an IPv4 address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "1.example", "0x7g", "xn--bcher-kva.example", "a-b.c-d"})
  void takesHostNames(String name) {
    assertThat(choice(named(name)).chosen()).isPresent();
  }

  @Test
  void takesTheRestOfTheListIntoAccountUpToTheOneItTakes() {
    EchConfig[] configs =
        IntStream.range(0, 3)
            .mapToObj(i -> new EchConfig.Unknown(i, Opaque.EMPTY))
            .toArray(EchConfig[]::new);

    assertThat(choice(configs).passedOver()).hasSize(3);
    assertThat(choice(GOOD, configs[0]).passedOver()).isEmpty();
  }
}

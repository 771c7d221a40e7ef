package dev.ascertain.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesTest {

  /** The public constants of a registry, with the names they have in Java. */
  private static <T> Stream<Field> constants(Class<T> registry) {
    return Arrays.stream(registry.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == registry);
  }

  private static <T> T value(Class<T> registry, Field constant) {
    try {
      return registry.cast(constant.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Constants agree with the registry; the few that it lacks are named by the caller. */
  private static <T> void assertConstantsAgree(
      Class<T> registry, Function<T, Optional<Registration>> row, String... unregistered) {
    List<Field> known =
        constants(registry)
            .filter(constant -> !List.of(unregistered).contains(constant.getName()))
            .toList();
    assertThat(known).isNotEmpty();
    assertThat(known)
        .allSatisfy(constant -> {
          T value = value(registry, constant);
          assertThat(row.apply(value)).map(Registration::name).contains(value.toString());
        });
  }

  @Nested
  class AreComplete {

    @Test
    void withTheCountsOfTheRegistriesOfSeptember2026() {
      assertThat(CipherSuite.registered()).hasSize(356);
      assertThat(NamedGroup.registered()).hasSize(59);
      assertThat(SignatureScheme.registered()).hasSize(49);
      assertThat(ExtensionType.registered()).hasSize(64);
      assertThat(AlertDescription.registered()).hasSize(37);
      assertThat(HandshakeType.registered()).hasSize(25);
      assertThat(ContentType.registered()).hasSize(8);
    }

    @Test
    void andAscending() {
      assertThat(CipherSuite.registered()).isSortedAccordingTo(byNumber(CipherSuite::value));
      assertThat(NamedGroup.registered()).isSortedAccordingTo(byNumber(NamedGroup::value));
      assertThat(CompressionMethod.registered())
          .isSortedAccordingTo(byNumber(CompressionMethod::value))
          .contains(CompressionMethod.NULL);
    }

    private static <T> java.util.Comparator<T> byNumber(Function<T, Integer> value) {
      return java.util.Comparator.comparing(value);
    }

    @Test
    void andAgreeWithTheConstants() {
      assertConstantsAgree(CipherSuite.class, CipherSuite::registration);
      assertConstantsAgree(NamedGroup.class, NamedGroup::registration);
      assertConstantsAgree(SignatureScheme.class, SignatureScheme::registration);
      assertConstantsAgree(
          ExtensionType.class,
          ExtensionType::registration,
          "NEXT_PROTOCOL_NEGOTIATION",
          "APPLICATION_SETTINGS_OLD",
          "APPLICATION_SETTINGS",
          "CHANNEL_ID",
          "TRUST_ANCHORS");
      assertConstantsAgree(AlertDescription.class, AlertDescription::registration);
      assertConstantsAgree(HandshakeType.class, HandshakeType::registration);
      assertConstantsAgree(ContentType.class, ContentType::registration);
    }

    @Test
    void andEveryRowIsFoundByItsNumberAndByItsNames() {
      for (CipherSuite suite : CipherSuite.registered()) {
        Registration row = suite.registration().orElseThrow();
        assertThat(row.value()).isEqualTo(suite.value());
        assertThat(suite).hasToString(row.name());
        assertThat(row.recommended()).matches("[YND]");
        assertThat(CipherSuite.byName(row.name())).contains(suite);
        suite.openSslName().ifPresent(name -> assertThat(CipherSuite.byName(name)).contains(suite));
      }
      assertThat(ExtensionType.registered())
          .allSatisfy(type -> assertThat(ExtensionType.byName(type.toString())).contains(type));
    }

    @Test
    void andNoNumberFails() {
      assertThat(IntStream.range(0, 0x10000).mapToObj(CipherSuite::new))
          .allSatisfy(suite -> assertThat(suite.toString()).isNotEmpty());
      assertThat(IntStream.range(0, 0x10000).mapToObj(SignatureScheme::new))
          .allSatisfy(scheme -> assertThat(scheme.toString()).isNotEmpty());
      assertThat(IntStream.range(0, 0x100).mapToObj(ContentType::new))
          .allSatisfy(type -> assertThat(type.toString()).isNotEmpty());
    }
  }

  @Nested
  class ShowValues {

    @Test
    void byTheirRegisteredNames() {
      assertThat(CipherSuite.TLS_AES_128_GCM_SHA256).hasToString("TLS_AES_128_GCM_SHA256");
      assertThat(new CipherSuite(0xc09e)).hasToString("TLS_DHE_RSA_WITH_AES_128_CCM");
      assertThat(new CipherSuite(0xc050)).hasToString("TLS_RSA_WITH_ARIA_128_GCM_SHA256");
      assertThat(NamedGroup.X25519MLKEM768).hasToString("X25519MLKEM768");
      assertThat(new NamedGroup(1)).hasToString("sect163k1");
      assertThat(SignatureScheme.RSA_PSS_RSAE_SHA256).hasToString("rsa_pss_rsae_sha256");
      assertThat(ExtensionType.KEY_SHARE).hasToString("key_share");
      assertThat(AlertDescription.HANDSHAKE_FAILURE).hasToString("handshake_failure");
      assertThat(ProtocolVersion.TLS_1_3).hasToString("TLS 1.3");
      assertThat(AlertLevel.FATAL).hasToString("fatal");
      assertThat(CompressionMethod.NULL).hasToString("null");
    }

    @Test
    void byTheirNumbersWhereThereIsNoName() {
      assertThat(new CipherSuite(0x1a2b)).hasToString("0x1a2b (unassigned)");
      assertThat(new CipherSuite(0x001d)).hasToString("0x001d (reserved)");
      assertThat(new CipherSuite(0xff42)).hasToString("0xff42 (private use)");
      assertThat(new NamedGroup(0x0000)).hasToString("0x0000 (reserved)");
      assertThat(new NamedGroup(0xfe30)).hasToString("0xfe30 (private use)");
      assertThat(new NamedGroup(0xff00)).hasToString("0xff00 (unassigned)");
      assertThat(new ExtensionType(0xffff)).hasToString("0xffff (private use)");
      assertThat(new AlertDescription(250)).hasToString("0xfa (unassigned)");
      assertThat(new ContentType(19)).hasToString("0x13 (reserved)");
      assertThat(new ContentType(255)).hasToString("0xff (unassigned)");
      assertThat(new ProtocolVersion(0x7f1c)).hasToString("0x7f1c (unassigned)");
      assertThat(new EcPointFormat(9)).hasToString("0x09 (unassigned)");
    }

    @Test
    void asPairsWhereOnlyTls12KnowsThem() {
      assertThat(new SignatureScheme(0x0402)).hasToString("0x0402 (dsa with sha256)");
      assertThat(new SignatureScheme(0x0303)).hasToString("0x0303 (ecdsa with sha224)");
      assertThat(new SignatureScheme(0x0101)).hasToString("0x0101 (rsa with md5)");
      assertThat(new SignatureScheme(0x0907)).hasToString("0x0907 (unassigned)");
      assertThat(SignatureScheme.RSA_PKCS1_SHA256.hash()).isEqualTo(HashAlgorithm.SHA256);
      assertThat(SignatureScheme.RSA_PKCS1_SHA256.signature()).isEqualTo(SignatureAlgorithm.RSA);
    }
  }

  @Nested
  class FindValuesByName {

    @ParameterizedTest
    @CsvSource({
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, c02f",
      "tls_ecdhe_rsa_with_aes_128_gcm_sha256, c02f",
      "ECDHE-RSA-AES128-GCM-SHA256, c02f",
      "ecdhe-rsa-aes128-gcm-sha256, c02f",
      "AES256-SHA, 0035",
      "DES-CBC3-SHA, 000a",
      "ECDHE-ECDSA-CHACHA20-POLY1305, cca9",
      "DHE-RSA-AES256-GCM-SHA384, 009f",
      "TLS_AES_256_GCM_SHA384, 1302",
    })
    void ofCipherSuites(String name, String hex) {
      assertThat(CipherSuite.byName(name)).contains(new CipherSuite(Integer.parseInt(hex, 16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "SECP256R1", "P-256", "p-256", "prime256v1"})
    void ofGroupsWithTheirOtherNames(String name) {
      assertThat(NamedGroup.byName(name)).contains(NamedGroup.SECP256R1);
    }

    @Test
    void ofOtherRegistries() {
      assertThat(NamedGroup.byName("x25519mlkem768")).contains(NamedGroup.X25519MLKEM768);
      assertThat(NamedGroup.byName("sect571r1")).contains(new NamedGroup(14));
      assertThat(SignatureScheme.byName("ED25519")).contains(SignatureScheme.ED25519);
      assertThat(ExtensionType.byName("extended_master_secret"))
          .contains(ExtensionType.EXTENDED_MASTER_SECRET);
      assertThat(ProtocolVersion.byName("tls 1.2")).contains(ProtocolVersion.TLS_1_2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reserved", "private use", "TLS_", "no such name"})
    void butNotOfWhatHasNone(String name) {
      assertThat(CipherSuite.byName(name)).isEmpty();
      assertThat(NamedGroup.byName(name)).isEmpty();
      assertThat(CompressionMethod.byName(name)).isEmpty();
    }
  }

  @Nested
  class KnowGrease {

    @Test
    void ofTwoBytes() {
      assertThat(IntStream.range(0, 0x10000).filter(Grease::is16))
          .hasSize(16)
          .contains(0x0a0a, 0x1a1a, 0xfafa)
          .doesNotContain(0x0a1a);
      assertThat(new NamedGroup(0x2a2a).isGrease()).isTrue();
      assertThat(new NamedGroup(0x2a2a)).hasToString("GREASE (0x2a2a)");
      assertThat(new CipherSuite(0xcaca)).hasToString("GREASE (0xcaca)");
      assertThat(new SignatureScheme(0x0a0a)).hasToString("GREASE (0x0a0a)");
      assertThat(new ExtensionType(0x0a0a)).hasToString("GREASE (0x0a0a)");
      assertThat(new ProtocolVersion(0xfafa)).hasToString("GREASE (0xfafa)");
      assertThat(NamedGroup.X25519.isGrease()).isFalse();
    }

    /** The values are those RFC 8701 section 2 lists for PskKeyExchangeMode. */
    @Test
    void ofOneByte() {
      assertThat(IntStream.range(0, 0x100).filter(Grease::is8))
          .containsExactly(0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4);
      assertThat(new PskKeyExchangeMode(0x2a)).hasToString("GREASE (0x2a)");
    }
  }

  @Test
  void tellWhatIanaRecommends() {
    assertThat(NamedGroup.X25519.registration().orElseThrow())
        .isEqualTo(new Registration(29, "x25519", "Y", "RFC 9846, RFC 8422", ""));
    assertThat(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA.registration())
        .map(Registration::recommended)
        .contains("D");
    assertThat(new CipherSuite(0x1a2b).registration()).isEmpty();
    assertThat(new CipherSuite(0xff42).registration()).isEmpty();
  }
}

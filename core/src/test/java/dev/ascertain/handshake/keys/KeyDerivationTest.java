package dev.ascertain.handshake.keys;

import static dev.ascertain.handshake.keys.Rfc8448Trace.CRYPTO;
import static dev.ascertain.handshake.keys.Rfc8448Trace.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Hash;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single steps of the key derivation, against the values of RFC 8448 and other published ones. */
class KeyDerivationTest {
  private static final Hash HASH = Hash.SHA_256;

  // RFC 9846 section 7.1, the steps down the left-hand side of the diagram.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "simple-1rtt",
        "hello-retry-request",
        "client-authentication",
        "middlebox-compatibility"
      })
  void secretsOfThePhases(String name) {
    Rfc8448Trace trace = Rfc8448Trace.read(name);
    byte[] zeros = new byte[HASH.length()];

    byte[] early = CRYPTO.hkdfExtract(HASH, new byte[0], zeros);
    byte[] earlyDerived = schedule(trace).deriveEmpty(early, "derived");
    byte[] handshake = CRYPTO.hkdfExtract(HASH, earlyDerived, trace.get("shared_secret"));
    byte[] handshakeDerived = schedule(trace).deriveEmpty(handshake, "derived");
    byte[] main = CRYPTO.hkdfExtract(HASH, handshakeDerived, zeros);

    assertThat(early).isEqualTo(trace.get("early_secret"));
    assertThat(earlyDerived).isEqualTo(trace.get("early_derived_secret"));
    assertThat(handshake).isEqualTo(trace.get("handshake_secret"));
    assertThat(handshakeDerived).isEqualTo(trace.get("handshake_derived_secret"));
    assertThat(main).isEqualTo(trace.get("main_secret"));
  }

  // RFC 9846 section 7.3 and, for the last column, section 4.5.3.
  @ParameterizedTest
  @CsvSource({
    "client_handshake_traffic_secret,     client_handshake,   client_finished_key",
    "server_handshake_traffic_secret,     server_handshake,   server_finished_key",
    "client_application_traffic_secret_0, client_application,",
    "server_application_traffic_secret_0, server_application,"
  })
  void keysOfATrafficSecret(String secretName, String keyName, @Nullable String finishedName) {
    Rfc8448Trace trace = Rfc8448Trace.read("simple-1rtt");
    byte[] secret = trace.get(secretName);

    assertThat(schedule(trace).expand(secret, "key", 16))
        .isEqualTo(trace.get(keyName + "_write_key"));
    assertThat(schedule(trace).expand(secret, "iv", 12))
        .isEqualTo(trace.get(keyName + "_write_iv"));
    if (finishedName != null) {
      assertThat(schedule(trace).expand(secret, "finished", 32)).isEqualTo(trace.get(finishedName));
    }
  }

  // The published vector of TLS 1.2's PRF with SHA-384.
  @Test
  void prfWithSha384() {
    byte[] output =
        Prf.of(
            CRYPTO,
            Hash.SHA_384,
            hex("b80b733d6ceefcdc71566ea48e5567df"),
            "test label",
            hex("cd665cf6a8447dd6ff8b27555edb7465"),
            148);

    assertThat(output)
        .isEqualTo(
            hex(
                "7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cd"
                    + "e9ca0faa60be9fe34f82b1233c9146a0e534cb400fed2700884f9dc236f80edd"
                    + "8bfa961144c9e8d792eca722a7b32fc3d416d473ebc2c5fd4abfdad05d918425"
                    + "9b5bf8cd4d90fa0d31e2dec479e4f1a26066f2eea9a69236a3e52655c9e9aee6"
                    + "91c8f3a26854308d5eaa3be85e0990703d73e56f"));
  }

  // The published vector of TLS 1.2's PRF with SHA-256.
  @Test
  void prfWithSha256() {
    byte[] output =
        Prf.of(
            CRYPTO,
            Hash.SHA_256,
            hex("9bbe436ba940f017b17652849a71db35"),
            "test label",
            hex("a0ba9f936cda311827a6f796ffd5198c"),
            100);

    assertThat(output)
        .isEqualTo(
            hex(
                "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a"
                    + "6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab"
                    + "4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701"
                    + "87347b66"));
  }

  @Test
  void keyUpdateChangesOneDirectionOnly() throws Exception {
    Rfc8448Trace trace = Rfc8448Trace.read("simple-1rtt");
    TrafficKeys13 before =
        KeySchedule13.start(CRYPTO, SUITE, trace.clientRandom(), KeyLog.none())
            .handshake(trace.sharedSecret(), trace.get("hello_transcript_hash"))
            .traffic(trace.get("server_finished_transcript_hash"));
    TrafficKeys13 after = before.updateServer();
    byte[] next =
        schedule(trace).expand(trace.get("server_application_traffic_secret_0"), "traffic upd", 32);
    RecordProtection expected = schedule(trace).protection(next);
    byte[] record = trace.get("client_application_data_record");

    assertThat(after.clientProtection().unprotect(record).fragment())
        .isEqualTo(trace.get("client_application_data"));
    assertThat(make(after.serverProtection())).isEqualTo(make(expected));
    assertThat(make(before.updateClient().serverProtection()))
        .isEqualTo(make(before.serverProtection()));
  }

  // A published value for the trace of RFC 8448 section 3, which itself exports nothing.
  @Test
  void exportsKeyingMaterial() {
    // [7.5-1]
    Rfc8448Trace trace = Rfc8448Trace.read("simple-1rtt");
    TrafficKeys13 keys =
        KeySchedule13.start(CRYPTO, SUITE, trace.clientRandom(), KeyLog.none())
            .handshake(trace.sharedSecret(), trace.get("hello_transcript_hash"))
            .traffic(trace.get("server_finished_transcript_hash"));

    byte[] context = "rfc8448_rtt1".getBytes(StandardCharsets.US_ASCII);
    assertThat(keys.export("export_test_label", context, 16))
        .isEqualTo(hex("f20058a65ce0430a197944c812431c2d"));
  }

  private static Schedule schedule(Rfc8448Trace trace) {
    return new Schedule(CRYPTO, SUITE, trace.clientRandom(), KeyLog.none());
  }

  private static byte[] make(RecordProtection protection) {
    return protection.protect(ContentType.ALERT, ProtocolVersion.TLS_1_2, new byte[2]);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}

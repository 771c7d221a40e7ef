package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Alerts;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule the client checks, broken by a server: it is named, located, answered; and that's it.
 */
class RulesTest {

  /** Rules that no server can be seen to break, with the reason. */
  private static final Map<Rule, String> NOT_SEEN =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Rule.NOT_DER, "inside UNREADABLE_CERTIFICATE, or for verify to find"),
              Map.entry(
                  Rule.NOT_A_CERTIFICATE, "inside UNREADABLE_CERTIFICATE, or for verify to find"),
              Map.entry(Rule.ECH_REJECTED, "no misbehaviour: EchRejectedTest"),
              Map.entry(Rule.ECH_NOT_CONFIRMED, "EchMisbehavioursTest"),
              Map.entry(Rule.BAD_ECH, "for a server to find"),
              Map.entry(Rule.UNDECRYPTABLE_ECH, "for a server to find"),
              Map.entry(Rule.NO_COMMON_VERSION, "for a server to find"),
              Map.entry(Rule.INAPPROPRIATE_FALLBACK, "for a server to find"),
              Map.entry(Rule.NO_COMMON_CIPHER_SUITE, "for a server to find"),
              Map.entry(Rule.NO_COMMON_GROUP, "for a server to find"),
              Map.entry(Rule.NO_COMMON_SIGNATURE_SCHEME, "for a server to find"),
              Map.entry(Rule.UNRECOGNIZED_NAME, "for a server to find"),
              Map.entry(Rule.NO_COMMON_APPLICATION_PROTOCOL, "for a server to find"),
              Map.entry(Rule.BAD_COOKIE, "for a server to find"),
              Map.entry(Rule.BAD_BINDER, "for a server to find"),
              Map.entry(Rule.BAD_RECORD_LIMIT, "for a server to find"),
              Map.entry(Rule.CERTIFICATE_REQUIRED, "for a server to find"),
              Map.entry(Rule.NO_CLIENT_CERTIFICATE, "for a server to find"),
              Map.entry(Rule.NO_SESSION_TO_RESUME, "for a server, or a judge, to find"),
              Map.entry(Rule.EARLY_DATA_WITH_OTHER_PSK, "below: the script cannot read early data"),
              Map.entry(Rule.TOO_MUCH_EARLY_DATA, "for a server to find")));

  static Stream<Misbehaviour> misbehaviours() {
    return Stream.of(
            HelloMisbehaviours.all(),
            ResumptionMisbehaviours.all(),
            HandshakeMisbehaviours.all(),
            RawPublicKeyMisbehaviours.all(),
            DelegationMisbehaviours.all(),
            RecordMisbehaviours.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("misbehaviours")
  void isNamedLocatedAndAnswered(Misbehaviour misbehaviour) {
    ScriptedServer server = misbehaviour.server().get();

    ClientEngine engine = server.engine();
    Violation violation = engine.transcript().violation().orElseThrow();
    assertThat(violation.rule()).as("%s", violation).isEqualTo(misbehaviour.rule());
    assertThat(violation.path()).isEqualTo(misbehaviour.path());
    assertThat(violation.actual()).contains(misbehaviour.actual()).isNotEmpty();
    assertThat(violation.expected()).isNotEmpty();
    assertThat(violation.range().start()).isNotNegative();
    assertThat(violation.range().end()).isGreaterThanOrEqualTo(violation.range().start());

    assertThat(server.lastAlert()).contains(Alerts.answering(misbehaviour.rule()));
    assertThat(alertsSent(engine.transcript()))
        .singleElement()
        .satisfies(e -> {
          assertThat(e.alert().level()).isEqualTo(AlertLevel.FATAL);
          assertThat(e.alert().description()).isEqualTo(Alerts.answering(misbehaviour.rule()));
        });
    saysNothingMore(server);
  }

  @Test
  void theBlamedBytesAreThoseOfTheField() {
    ScriptedServer server =
        HelloMisbehaviours.all().stream()
            .filter(m -> m.path().equals("ServerHello.cipher_suite"))
            .findFirst()
            .orElseThrow()
            .server()
            .get();

    // Header 4, legacy_version 2, random 32, legacy_session_id_echo 1 + 32.
    assertThat(server.engine().transcript().violation().orElseThrow())
        .isEqualTo(
            new Violation(
                Rule.UNOFFERED_CIPHER_SUITE,
                "ServerHello.cipher_suite",
                new dev.ascertain.wire.ByteRange(71, 73),
                "a suite we offered",
                "TLS_CHACHA20_POLY1305_SHA256"));
  }

  @Test
  void everyRuleIsBrokenSomewhere() {
    Set<Rule> broken =
        misbehaviours()
            .map(Misbehaviour::rule)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));

    Set<Rule> missing = EnumSet.complementOf(EnumSet.copyOf(broken));

    assertThat(missing).isEqualTo(NOT_SEEN.keySet());
  }

  @Test
  void earlyDataGoesWithItsKeyOnly() {
    Violation violation =
        ResumptionMisbehaviours.takingEarlyData().engine().transcript().violation().orElseThrow();

    assertThat(violation.rule()).isEqualTo(Rule.EARLY_DATA_WITH_OTHER_PSK);
    assertThat(violation.path()).isEqualTo("EncryptedExtensions.extensions[0].early_data");
  }

  /** A server of TLS 1.2 could not read what early data, and so the alert, is encrypted under. */
  @Test
  void earlyDataIsNotForTls12() {
    ScriptedServer server =
        ScriptedServer.tls12()
            .knowing(ResumptionMisbehaviours.session13(CipherSuite.TLS_AES_256_GCM_SHA384))
            .run();

    assertThat(server.engine().transcript().violation().orElseThrow().toString())
        .contains("TLS 1.3, to which early data was sent");
    assertThat(server.engine().hasEnded()).isTrue();
  }

  @Test
  void aServerOfAnotherProtocolGetsNoAlert() {
    ScriptedServer server = ScriptedServer.tls13().start();
    byte[] hello = "SSH-2.0-OpenSSH_9.9\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    server.clientRecords();

    server.raw(hello);

    assertThat(server.engine().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.NOT_A_RECORD);
    assertThat(server.engine().transcript().events(Event.NotTls.class))
        .singleElement()
        .satisfies(e -> assertThat(e.bytes()).isEqualTo(hello));
    assertThat(server.clientRecords()).isEmpty();
    saysNothingMore(server);
  }

  private static List<Event.AlertMessage> alertsSent(Transcript transcript) {
    return transcript
        .events(Event.AlertMessage.class)
        .filter(e -> e.sender() == Sender.CLIENT && e.alert().level().equals(AlertLevel.FATAL))
        .toList();
  }

  private static void saysNothingMore(ScriptedServer server) {
    ClientEngine engine = server.engine();
    assertThat(engine.hasEnded()).isTrue();
    assertThat(engine.isConnected()).isFalse();
    assertThat(engine.isHandshaking()).isFalse();
    Transcript before = engine.transcript();

    server.record(ContentType.HANDSHAKE, new byte[] {0, 0, 0, 0});
    engine.receivedEnd();
    engine.close();

    assertThat(server.clientRecords()).isEmpty();
    assertThat(engine.transcript()).isEqualTo(before);
  }
}

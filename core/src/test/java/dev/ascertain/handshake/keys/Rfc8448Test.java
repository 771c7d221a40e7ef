package dev.ascertain.handshake.keys;

import static dev.ascertain.handshake.keys.Rfc8448Trace.CRYPTO;
import static dev.ascertain.handshake.keys.Rfc8448Trace.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every handshake of RFC 8448, secret by secret and record by record. */
class Rfc8448Test {
  private static final List<String> SERVER_FLIGHT =
      List.of(
          "encrypted_extensions",
          "certificate_request",
          "certificate",
          "certificate_verify",
          "server_finished");

  private static final List<String> CLIENT_FLIGHT =
      List.of(
          "end_of_early_data",
          "client_certificate",
          "client_certificate_verify",
          "client_finished");

  private final List<KeyLogEntry> keyLog = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simple-1rtt",
        "resumed-0rtt",
        "hello-retry-request",
        "client-authentication",
        "middlebox-compatibility"
      })
  void reproducesTheTrace(String name) throws Exception {
    Rfc8448Trace trace = Rfc8448Trace.read(name);
    agreesOnTheSharedSecret(trace);
    TranscriptHash transcript = trace.transcriptToServerHello();
    assertThat(transcript.current()).isEqualTo(trace.get("hello_transcript_hash"));

    HandshakeKeys13 handshake = start(trace).handshake(trace.sharedSecret(), transcript.current());
    opensAndMakes(
        trace.get("server_flight_record"),
        ContentType.HANDSHAKE,
        trace.joined(SERVER_FLIGHT),
        handshake.serverProtection(),
        handshake.serverProtection());

    for (String message : SERVER_FLIGHT) {
      if (message.equals("server_finished")) {
        byte[] verifyData = body(trace.get(message));
        assertThat(handshake.serverFinished(transcript.current())).isEqualTo(verifyData);
        assertThat(handshake.serverFinishedIs(verifyData, transcript.current())).isTrue();
      }
      if (trace.has(message)) {
        transcript.add(trace.get(message));
      }
    }
    assertThat(transcript.current()).isEqualTo(trace.get("server_finished_transcript_hash"));
    TrafficKeys13 traffic = handshake.traffic(transcript.current());

    for (String message : CLIENT_FLIGHT) {
      if (message.equals("client_finished")) {
        byte[] verifyData = body(trace.get(message));
        assertThat(handshake.clientFinished(transcript.current())).isEqualTo(verifyData);
        assertThat(handshake.clientFinishedIs(verifyData, transcript.current())).isTrue();
      }
      if (trace.has(message)) {
        transcript.add(trace.get(message));
      }
    }
    assertThat(transcript.current()).isEqualTo(trace.get("client_finished_transcript_hash"));
    boolean alone = trace.has("client_finished_record");
    opensAndMakes(
        trace.get(alone ? "client_finished_record" : "client_flight_record"),
        ContentType.HANDSHAKE,
        trace.joined(alone ? List.of("client_finished") : CLIENT_FLIGHT),
        handshake.clientProtection(),
        handshake.clientProtection());
    applicationRecords(trace, traffic);
    keyLogIs(trace);
  }

  @Test
  void resumptionPskOfTheTicket() {
    Rfc8448Trace trace = Rfc8448Trace.read("simple-1rtt");
    TrafficKeys13 traffic =
        start(trace)
            .handshake(trace.sharedSecret(), trace.get("hello_transcript_hash"))
            .traffic(trace.get("server_finished_transcript_hash"));

    Secret psk =
        traffic.resumptionPsk(
            trace.get("client_finished_transcript_hash"), trace.get("ticket_nonce"));

    assertThat(psk.bytes()).isEqualTo(trace.get("resumption_psk"));
  }

  @Test
  void binderAndEarlyDataOfTheResumption() throws Exception {
    Rfc8448Trace trace = Rfc8448Trace.read("resumed-0rtt");
    TranscriptHash prefix = TranscriptHash.of(CRYPTO, SUITE.hash());
    prefix.add(trace.get("client_hello_prefix"));
    TranscriptHash hello = TranscriptHash.of(CRYPTO, SUITE.hash());
    hello.add(trace.get("client_hello"));

    assertThat(start(trace).resumptionBinder(prefix.current())).isEqualTo(trace.get("binder"));
    RecordProtection early = start(trace).earlyData(hello.current());
    opensAndMakes(
        trace.get("client_early_data_record"),
        ContentType.APPLICATION_DATA,
        trace.get("client_early_data"),
        early,
        start(trace).earlyData(hello.current()));
    assertThat(early.unprotect(trace.get("end_of_early_data_record")).fragment())
        .isEqualTo(trace.get("end_of_early_data"));
  }

  private KeySchedule13 start(Rfc8448Trace trace) {
    if (!trace.has("binder")) {
      return KeySchedule13.start(CRYPTO, SUITE, trace.clientRandom(), keyLog::add);
    }
    byte[] psk = Rfc8448Trace.read("simple-1rtt").get("resumption_psk");
    return KeySchedule13.start(
        CRYPTO, SUITE, Secret.copyOf(psk), trace.clientRandom(), keyLog::add);
  }

  private static void agreesOnTheSharedSecret(Rfc8448Trace trace) throws Exception {
    boolean p256 = trace.has("client_secp256r1_private_key");
    NamedGroup group = p256 ? NamedGroup.SECP256R1 : NamedGroup.X25519;
    byte[] privateKey =
        trace.get(p256 ? "client_secp256r1_private_key" : "client_x25519_private_key");
    byte[] serverHello = trace.get("server_hello");
    KeyAgreement ours = CRYPTO.keyAgreement(group, privateKey);

    byte[] theirs = keyExchange(serverHello, group, ours.share().length);
    assertThat(ours.agree(theirs).bytes()).isEqualTo(trace.get("shared_secret"));
  }

  /** The key_exchange that follows its group and length. */
  private static byte[] keyExchange(byte[] serverHello, NamedGroup group, int length) {
    byte[] start = {0, (byte) group.value(), 0, (byte) length};
    for (int i = 0; i < serverHello.length - length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(serverHello, i, i + start.length), start)) {
        int from = i + start.length;
        return Arrays.copyOfRange(serverHello, from, from + length);
      }
    }
    throw new AssertionError("no key share for " + group);
  }

  private static void applicationRecords(Rfc8448Trace trace, TrafficKeys13 traffic)
      throws ViolationException {
    RecordProtection serverReads = traffic.serverProtection();
    RecordProtection serverWrites = traffic.serverProtection();
    RecordProtection clientReads = traffic.clientProtection();
    RecordProtection clientWrites = traffic.clientProtection();
    if (trace.has("new_session_ticket")) {
      byte[] record = trace.get("new_session_ticket_record");
      byte[] ticket = trace.get("new_session_ticket");
      opensAndMakes(record, ContentType.HANDSHAKE, ticket, serverReads, serverWrites);
    }
    if (trace.has("client_application_data")) {
      byte[] client = trace.get("client_application_data");
      byte[] server = trace.get("server_application_data");
      ContentType data = ContentType.APPLICATION_DATA;
      opensAndMakes(
          trace.get("client_application_data_record"), data, client, clientReads, clientWrites);
      opensAndMakes(
          trace.get("server_application_data_record"), data, server, serverReads, serverWrites);
    }
    byte[] closeNotify = trace.get("client_close_notify");
    opensAndMakes(
        trace.get("client_close_notify_record"),
        ContentType.ALERT,
        closeNotify,
        clientReads,
        clientWrites);
    opensAndMakes(
        trace.get("server_close_notify_record"),
        ContentType.ALERT,
        closeNotify,
        serverReads,
        serverWrites);
  }

  private static void opensAndMakes(
      byte[] record,
      ContentType type,
      byte[] fragment,
      RecordProtection reads,
      RecordProtection writes)
      throws ViolationException {
    RecordProtection.Plaintext opened = reads.unprotect(record);
    assertThat(opened.type()).isEqualTo(type);
    assertThat(opened.fragment()).isEqualTo(fragment);
    assertThat(writes.protect(type, ProtocolVersion.TLS_1_2, fragment)).isEqualTo(record);
  }

  private void keyLogIs(Rfc8448Trace trace) {
    assertThat(keyLog)
        .extracting(KeyLogEntry::line)
        .containsExactly(
            line("CLIENT_HANDSHAKE_TRAFFIC_SECRET", trace, "client_handshake_traffic_secret"),
            line("SERVER_HANDSHAKE_TRAFFIC_SECRET", trace, "server_handshake_traffic_secret"),
            line("CLIENT_TRAFFIC_SECRET_0", trace, "client_application_traffic_secret_0"),
            line("SERVER_TRAFFIC_SECRET_0", trace, "server_application_traffic_secret_0"),
            line("EXPORTER_SECRET", trace, "exporter_secret"));
  }

  private static String line(String label, Rfc8448Trace trace, String secret) {
    return label + " " + trace.clientRandom() + " " + new Opaque(trace.get(secret));
  }

  private static byte[] body(byte[] message) {
    return Arrays.copyOfRange(message, 4, message.length);
  }
}

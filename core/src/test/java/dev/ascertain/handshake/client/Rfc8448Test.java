package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.keys.KeyLogEntry;
import dev.ascertain.handshake.keys.Rfc8448Trace;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.KeyShareClientHello;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.Padding;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The engine replays handshakes of RFC 8448: given the trace's random values, its offer and the
 * server's records, every record it sends is that of the trace.
 *
 * <p>Section 4 is not among them: the engine offers no pre-shared key.
 */
class Rfc8448Test {
  private final List<KeyLogEntry> keyLog = new ArrayList<>();

  @Test
  void simpleHandshake() throws Exception {
    // [5.1-10], [5.1-14], [5.3-1], [4.5.3-2]
    Rfc8448Trace trace = Rfc8448Trace.read("simple-1rtt");
    ClientEngine engine =
        engine(
            offer(trace.get("client_hello"), false),
            trace.get("client_random"),
            trace.get("client_x25519_private_key"));

    sends(engine, trace, "client_hello_record");
    receives(engine, trace, "server_hello_record", "server_flight_record");
    sends(engine, trace, "client_finished_record");
    completed(engine, 1);

    receives(engine, trace, "new_session_ticket_record");
    engine.send(trace.get("client_application_data"));
    sends(engine, trace, "client_application_data_record");
    receives(engine, trace, "server_application_data_record");
    assertThat(engine.takeApplicationData()).containsExactly(trace.get("server_application_data"));

    engine.close();
    sends(engine, trace, "client_close_notify_record");
    secretsAreThoseOf(trace);
  }

  @Test
  void theServersCloseNotifyIsAnsweredByTheClients() throws Exception {
    Rfc8448Trace trace = Rfc8448Trace.read("hello-retry-request");
    ClientEngine engine = retried(trace);

    receives(engine, trace, "server_close_notify_record");
    assertThat(engine.hasEnded()).isTrue();
    assertThat(engine.takeOutput()).as("until the caller is done").isEmpty();
    engine.close();

    sends(engine, trace, "client_close_notify_record");
  }

  @Test
  void helloRetryRequestWithCookie() throws Exception {
    Rfc8448Trace trace = Rfc8448Trace.read("hello-retry-request");

    ClientEngine engine = retried(trace);
    completed(engine, 2);
    engine.close();

    sends(engine, trace, "client_close_notify_record");
    secretsAreThoseOf(trace);
  }

  @Test
  void middleboxCompatibility() throws Exception {
    Rfc8448Trace trace = Rfc8448Trace.read("middlebox-compatibility");
    ClientEngine engine =
        engine(
            offer(trace.get("client_hello"), true),
            trace.get("client_random"),
            trace.get("legacy_session_id"),
            trace.get("client_x25519_private_key"));

    sends(engine, trace, "client_hello_record");
    receives(
        engine,
        trace,
        "server_hello_record",
        "server_change_cipher_spec_record",
        "server_flight_record");
    sends(engine, trace, "client_change_cipher_spec_record", "client_finished_record");
    completed(engine, 1);
    engine.close();

    sends(engine, trace, "client_close_notify_record");
    secretsAreThoseOf(trace);
  }

  /** Section 6, up to the client's answer: the trace's client has a certificate, ours has none. */
  @Test
  void clientAuthenticationUpToTheRequest() throws Exception {
    Rfc8448Trace trace = Rfc8448Trace.read("client-authentication");
    ClientEngine engine =
        engine(
            offer(trace.get("client_hello"), false),
            trace.get("client_random"),
            trace.get("client_x25519_private_key"));

    sends(engine, trace, "client_hello_record");
    receives(engine, trace, "server_hello_record", "server_flight_record");

    completed(engine, 1);
    secretsAreThoseOf(trace);
  }

  private ClientEngine retried(Rfc8448Trace trace) throws ViolationException {
    ClientEngine engine =
        engine(
            offer(trace.get("client_hello_2"), false, NamedGroup.X25519),
            trace.get("client_random"),
            trace.get("client_x25519_private_key"),
            trace.get("client_secp256r1_private_key"));
    sends(engine, trace, "client_hello_1_record");
    receives(engine, trace, "hello_retry_request_record");
    sends(engine, trace, "client_hello_2_record");
    receives(engine, trace, "server_hello_record", "server_flight_record");
    sends(engine, trace, "client_finished_record");
    return engine;
  }

  private ClientEngine engine(Offer offer, byte[]... script) {
    Randomness randomness = ScriptedRandomness.of(List.of(script));
    return ClientEngine.start(
        offer,
        new ClientSettings(
            () -> 0,
            Crypto.forOneHandshake(),
            randomness,
            CertificateJudge.acceptingAll(),
            Mode.STRICT,
            keyLog::add));
  }

  /** The offer behind a ClientHello: all of it that is not made afresh. */
  private static Offer offer(byte[] clientHello, boolean middleboxCompatibility, NamedGroup... keys)
      throws ViolationException {
    var hello = (ClientHello) HandshakeMessage.decode(clientHello, Dialect.INITIAL);
    List<NamedGroup> groups =
        hello.extensions().find(KeyShareClientHello.class).orElseThrow().clientShares().stream()
            .map(KeyShareEntry::group)
            .toList();
    List<Extension> extensions = new ArrayList<>();
    for (Extension extension : hello.extensions().list()) {
      if (extension.type().equals(ExtensionType.KEY_SHARE)) {
        extensions.add(new KeyShareClientHello(List.of()));
      } else if (extension instanceof Padding) {
        extensions.add(new Padding(0));
      } else if (!extension.type().equals(ExtensionType.COOKIE)) {
        extensions.add(extension);
      }
    }
    return new Offer(
        hello.cipherSuites(),
        extensions,
        keys.length == 0 ? groups : List.of(keys),
        middleboxCompatibility);
  }

  private static void sends(ClientEngine engine, Rfc8448Trace trace, String... records) {
    var expected = new ByteArrayOutputStream();
    List.of(records).forEach(name -> expected.writeBytes(trace.get(name)));
    assertThat(HexFormat.of().formatHex(engine.takeOutput()))
        .isEqualTo(HexFormat.of().formatHex(expected.toByteArray()));
  }

  private static void receives(ClientEngine engine, Rfc8448Trace trace, String... records) {
    List.of(records).forEach(name -> engine.received(trace.get(name)));
  }

  private static void completed(ClientEngine engine, int roundTrips) {
    assertThat(engine.isConnected()).isTrue();
    assertThat(engine.transcript().violation()).isEmpty();
    assertThat(engine.transcript().keyProof()).isEqualTo(KeyProof.CERTIFICATE_VERIFY);
    assertThat(engine.transcript().roundTrips()).isEqualTo(roundTrips);
  }

  private void secretsAreThoseOf(Rfc8448Trace trace) {
    assertThat(keyLog)
        .extracting(KeyLogEntry::label, e -> HexFormat.of().formatHex(e.secret().bytes()))
        .containsExactly(
            secret(
                KeyLogEntry.Label.CLIENT_HANDSHAKE_TRAFFIC_SECRET,
                trace,
                "client_handshake_traffic_secret"),
            secret(
                KeyLogEntry.Label.SERVER_HANDSHAKE_TRAFFIC_SECRET,
                trace,
                "server_handshake_traffic_secret"),
            secret(
                KeyLogEntry.Label.CLIENT_TRAFFIC_SECRET_0,
                trace,
                "client_application_traffic_secret_0"),
            secret(
                KeyLogEntry.Label.SERVER_TRAFFIC_SECRET_0,
                trace,
                "server_application_traffic_secret_0"),
            secret(KeyLogEntry.Label.EXPORTER_SECRET, trace, "exporter_secret"));
  }

  private static org.assertj.core.groups.Tuple secret(
      KeyLogEntry.Label label, Rfc8448Trace trace, String name) {
    return org.assertj.core.groups.Tuple.tuple(label, HexFormat.of().formatHex(trace.get(name)));
  }
}

package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Flight;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareHelloRetryRequest;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.CompressedCertificate;
import dev.ascertain.wire.handshake.DigitallySigned;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HelloRequest;
import dev.ascertain.wire.handshake.KeyUpdate;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import dev.ascertain.wire.handshake.ServerHelloDone;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client does with a server that behaves, and what each mode makes of one that lies. */
class HandshakeTest {
  private static final byte[] PING = "ping".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] USER_CANCELED = {1, 90};
  private static final byte[] CLOSE_NOTIFY = {1, 0};

  @Test
  void tls13() {
    ScriptedServer server = ScriptedServer.tls13().run();

    Transcript transcript = completed(server);
    assertThat(transcript.negotiated())
        .contains(
            new Negotiated(
                ProtocolVersion.TLS_1_3,
                CipherSuite.TLS_AES_128_GCM_SHA256,
                Optional.of(NamedGroup.X25519),
                0,
                Optional.of(SignatureScheme.ECDSA_SECP256R1_SHA256),
                Optional.empty(),
                true,
                false,
                false));
    assertThat(transcript.keyProof()).isEqualTo(KeyProof.CERTIFICATE_VERIFY);
    assertThat(transcript.roundTrips()).isEqualTo(1);
    assertThat(transcript.flights())
        .extracting(Flight::sender)
        .containsExactly(Sender.CLIENT, Sender.SERVER, Sender.CLIENT);
    talks(server);
  }

  @Test
  void tls13WithRetryAndCookie() {
    // [4.2.4-6], [4.3.2-1], [4.3.8-9]
    ScriptedServer server =
        ScriptedServer.tls13()
            .retrying(
                new KeyShareHelloRetryRequest(NamedGroup.SECP256R1), HelloMisbehaviours.cookie())
            .run();

    Transcript transcript = completed(server);
    assertThat(transcript.negotiated().orElseThrow().helloRetryRequest()).isTrue();
    assertThat(transcript.negotiated().orElseThrow().group()).contains(NamedGroup.SECP256R1);
    assertThat(transcript.roundTrips()).isEqualTo(2);
    talks(server);
  }

  @Test
  void tls13WithRetryForACookieAlone() {
    ScriptedServer server = ScriptedServer.tls13().retrying(HelloMisbehaviours.cookie()).run();

    assertThat(completed(server).negotiated().orElseThrow().group()).contains(NamedGroup.X25519);
    talks(server);
  }

  @Test
  void tls13AnswersARequestForACertificateWithNone() {
    // [4.5.1-3]
    // [4.5.1-2], [4.5.1-4]
    ScriptedServer server = ScriptedServer.tls13().requestingCertificate().run();

    assertThat(completed(server).messages(Certificate13.class))
        .filteredOn(e -> e.sender() == Sender.CLIENT)
        .singleElement()
        .satisfies(e -> assertThat(((Certificate13) e.message()).certificateList()).isEmpty());
    talks(server);
  }

  /** RFC 8879. */
  @Test
  void takesACompressedCertificateAndShowsWhatItStandsFor() {
    ScriptedServer server =
        CompressionMisbehaviours.sending(
            ScriptedServer.tls13().offered(CompressionMisbehaviours.offer()), message -> message);

    Transcript transcript = completed(server);
    var compressed = transcript.messages(CompressedCertificate.class).findFirst().orElseThrow();
    assertThat(transcript.messages(Certificate13.class)).isEmpty();
    assertThat(transcript.events(Event.Uncompressed.class))
        .singleElement()
        .satisfies(certificate -> {
          assertThat(certificate.bytes()).hasSizeGreaterThan(compressed.bytes().length);
          assertThat(certificate.trace().field().name()).isEqualTo("Certificate");
          assertThat(((Certificate13) certificate.message()).certificateList()).hasSize(2);
        });
    talks(server);
  }

  static List<ScriptedServer> everyKindOfTls12() {
    return List.of(
        ScriptedServer.tls12(),
        ScriptedServer.tls12().withoutExtendedMasterSecret(),
        ScriptedServer.tls12().requestingCertificate(),
        ScriptedServer.tls12().stapling(new byte[] {48, 0}),
        ScriptedServer.tls12(CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384),
        ScriptedServer.tls12(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA),
        ScriptedServer.tls12(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA).encryptingThenMac(),
        ScriptedServer.tls12(CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA),
        ScriptedServer.tls12(CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfTls12")
  void tls12(ScriptedServer server) {
    server.run();

    Transcript transcript = completed(server);
    assertThat(transcript.negotiated().orElseThrow().version()).isEqualTo(ProtocolVersion.TLS_1_2);
    assertThat(transcript.keyProof()).isIn(KeyProof.SERVER_KEY_EXCHANGE, KeyProof.RSA_KEY_EXCHANGE);
    assertThat(transcript.roundTrips()).isEqualTo(2);
    assertThat(transcript.flights())
        .extracting(Flight::sender)
        .containsExactly(Sender.CLIENT, Sender.SERVER, Sender.CLIENT, Sender.SERVER);
    talks(server);
  }

  @Test
  void theStapledResponsesOfAllCertificatesReachTheJudge() {
    // [4.5.1.1-1]
    List<CertificateJudge.Presented> shown = new ArrayList<>();
    ScriptedServer.tls12()
        .staplingAll(new byte[] {48, 0}, new byte[] {49, 0})
        .judgedBy(presented -> {
          shown.add(presented);
          return Optional.empty();
        })
        .run();

    assertThat(shown).hasSize(1);
    assertThat(shown.getFirst().staples().get(0)).containsExactly(48, 0);
    assertThat(shown.getFirst().staples().get(1)).containsExactly(49, 0);
  }

  @Test
  void theStapledResponseOfTls12ReachesTheJudge() {
    List<CertificateJudge.Presented> shown = new ArrayList<>();
    ScriptedServer.tls12()
        .stapling(new byte[] {48, 0})
        .judgedBy(presented -> {
          shown.add(presented);
          return Optional.empty();
        })
        .run();

    assertThat(shown).hasSize(1);
    assertThat(shown.getFirst().staples().get(0)).containsExactly(48, 0);
    assertThat(shown.getFirst().certificates()).hasSize(2);
  }

  @Test
  void everyByteAlone() {
    byte[] stream = ScriptedServer.tls13().run().sentBytes();
    ClientEngine engine = ScriptedServer.tls13().start().engine();

    for (byte b : stream) {
      engine.received(new byte[] {b});
    }

    assertThat(engine.isConnected()).isTrue();
  }

  /** RFC 5246 section 7.4.1.1. */
  @Test
  void ignoresHelloRequestsDuringAHandshakeOfTls12() {
    ScriptedServer server =
        ScriptedServer.tls12()
            .before(
                ServerHelloDone.class,
                s -> s.record(ContentType.HANDSHAKE, new HelloRequest().encode()))
            .run();

    completed(server);
    talks(server);
  }

  @Test
  void declinesRenegotiation() {
    ScriptedServer server = ScriptedServer.tls12().run();

    server.record(ContentType.HANDSHAKE, new HelloRequest().encode());

    assertThat(server.lastAlert()).contains(AlertDescription.NO_RENEGOTIATION);
    talks(server);
  }

  /** RFC 9846 section 5, appendix E.4. */
  @Test
  void dropsChangeCipherSpecOfMiddleboxCompatibility() {
    ScriptedServer server =
        ScriptedServer.tls13()
            .before(EncryptedExtensions.class, ScriptedServer::changeCipherSpec)
            .run();

    completed(server);
    talks(server);
  }

  @Test
  void toleratesWarnings() {
    ScriptedServer server =
        ScriptedServer.tls13()
            .before(Finished.class, s -> s.record(ContentType.ALERT, USER_CANCELED))
            .run();

    completed(server);
    talks(server);
  }

  /** RFC 5246 section 7.2: in TLS 1.2 a fatal alert is fatal, whatever it says. */
  @Test
  void aFatalCancellationEndsTls12() {
    ScriptedServer server =
        ScriptedServer.tls12()
            .before(
                Finished.class,
                s ->
                    s.record(
                        ContentType.ALERT, Alert.fatal(AlertDescription.USER_CANCELED).encode()))
            .run();

    assertThat(server.engine().hasEnded()).isTrue();
    assertThat(server.engine().isConnected()).isFalse();
    assertThat(server.engine().transcript().violation()).isEmpty();
  }

  @Test
  void updatesItsKeysWhenAsked() {
    // [4.7.3-3], [4.7.3-7]
    ScriptedServer server = ScriptedServer.tls13().run();
    for (int i = 0; i < 3; i++) {
      update(server);
      server.record(ContentType.APPLICATION_DATA, PING);
      assertThat(server.engine().takeApplicationData()).containsExactly(PING);
    }
    assertThat(completed(server).messages(KeyUpdate.class)).hasSize(3);
  }

  /** The limits of one handshake would be reached after 64 messages, or 1 MiB of them. */
  @Test
  void aLongConnectionMayGoOn() {
    ScriptedServer server = ScriptedServer.tls13().run();
    byte[] ticket =
        new NewSessionTicket13(1, 1, Opaque.EMPTY, new Opaque(new byte[16_000]), Extensions.of())
            .encode();
    for (int i = 0; i < 300; i++) {
      server.record(ContentType.HANDSHAKE, ticket);
      update(server);
      server.record(ContentType.APPLICATION_DATA, PING);
      server.engine().takeApplicationData();
    }
    assertThat(server.engine().isConnected()).isTrue();
    talks(server);
  }

  @Test
  void alertsEndIt() {
    // [6-1]
    for (ScriptedServer server : List.of(ScriptedServer.tls13(), ScriptedServer.tls12())) {
      server.start().plainRecord(ContentType.ALERT, new byte[] {2, 40});

      ClientEngine engine = server.engine();
      assertThat(engine.hasEnded()).isTrue();
      assertThat(engine.transcript().violation()).isEmpty();
      assertThat(engine.transcript().alertReceived().orElseThrow().alert().description())
          .isEqualTo(AlertDescription.HANDSHAKE_FAILURE);
    }
  }

  @Test
  void anAlertOfTls13IsFatalWhateverItsLevel() {
    // [6-3]
    ScriptedServer server = ScriptedServer.tls13().run();

    server.record(ContentType.ALERT, new byte[] {1, 80});

    assertThat(server.engine().hasEnded()).isTrue();
    assertThat(server.engine().transcript().alertReceived().orElseThrow().epoch())
        .isEqualTo(Epoch.APPLICATION);
  }

  @Test
  void anUnknownAlertOfTls13IsFatal() {
    // [6-4]
    ScriptedServer server = ScriptedServer.tls13().run();

    server.record(ContentType.ALERT, new byte[] {1, (byte) 200});

    assertThat(server.engine().hasEnded()).isTrue();
    assertThat(server.engine().hasPeerClosed()).isFalse();
  }

  @Test
  void whatFollowsACloseNotifyIsIgnored() {
    // [6.1-1]
    ScriptedServer server = ScriptedServer.tls13().run();

    server.record(ContentType.ALERT, CLOSE_NOTIFY);
    server.record(ContentType.APPLICATION_DATA, PING);

    assertThat(server.engine().takeApplicationData()).isEmpty();
    assertThat(server.engine().transcript().violation()).isEmpty();
  }

  @Test
  void closeNotifyIsAnsweredOnceTheCallerCloses() {
    // [6.1-4]
    // [6.1-2]
    for (ScriptedServer server : List.of(ScriptedServer.tls13(), ScriptedServer.tls12())) {
      server.run().record(ContentType.ALERT, CLOSE_NOTIFY);
      ClientEngine engine = server.engine();
      engine.receivedEnd();

      assertThat(engine.hasEnded()).isTrue();
      assertThat(engine.transcript().alertReceived()).isEmpty();
      assertThat(engine.transcript().events(Event.TransportEnded.class)).isEmpty();
      server.clientRecords();
      engine.close();
      engine.close();

      assertThat(server.clientRecords())
          .singleElement()
          .satisfies(record -> assertThat(record.fragment()).isEqualTo(CLOSE_NOTIFY));
      assertThatThrownBy(() -> engine.send(PING)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closeNotifyClosesOneDirectionInTls13AndBothInTls12() {
    ScriptedServer tls13 = ScriptedServer.tls13().run();
    tls13.record(ContentType.ALERT, CLOSE_NOTIFY);
    tls13.clientRecords();
    tls13.engine().send(PING);
    ScriptedServer tls12 = ScriptedServer.tls12().run();
    tls12.record(ContentType.ALERT, CLOSE_NOTIFY);

    assertThat(tls13.clientRecords())
        .singleElement()
        .satisfies(record -> assertThat(record.fragment()).isEqualTo(PING));
    assertThat(tls12.engine().maySend()).isFalse();
    assertThatThrownBy(() -> tls12.engine().send(PING)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoClosesItsOutputGoesOnReading() {
    for (ScriptedServer server : List.of(ScriptedServer.tls13(), ScriptedServer.tls12())) {
      ClientEngine engine = server.run().engine();
      server.clientRecords();
      engine.closeOutput();
      engine.closeOutput();
      server.record(ContentType.APPLICATION_DATA, PING);

      assertThat(engine.takeApplicationData()).containsExactly(PING);
      assertThat(engine.hasEnded()).isFalse();
      assertThat(engine.maySend()).isFalse();
      server.record(ContentType.ALERT, CLOSE_NOTIFY);
      assertThat(engine.hasEnded()).isTrue();
      assertThat(engine.hasPeerClosed()).isTrue();
      assertThat(server.clientRecords())
          .singleElement()
          .satisfies(record -> assertThat(record.fragment()).isEqualTo(CLOSE_NOTIFY));
    }
  }

  @Test
  void aForgottenTranscriptTellsOnlyHowItEnded() {
    ScriptedServer server = ScriptedServer.tls13().run();
    ClientEngine engine = server.engine();
    engine.forgetTranscript();
    server.record(ContentType.APPLICATION_DATA, PING);
    engine.send(PING);

    assertThat(engine.transcript().events()).isEmpty();
    assertThat(engine.transcript().records()).isEmpty();
    server.record(ContentType.ALERT, CLOSE_NOTIFY);
    assertThat(engine.transcript().events()).singleElement().isInstanceOf(Event.AlertMessage.class);
    assertThat(engine.transcript().negotiated()).isPresent();
  }

  @Test
  void ofALongConnectionTheBeginningIsNotedAndHowItEnded() {
    ScriptedServer server = ScriptedServer.tls13().run();
    ClientEngine engine = server.engine();
    int events = engine.transcript().events().size();
    int records = engine.transcript().records().size();
    byte[] ticket =
        new NewSessionTicket13(1, 1, Opaque.EMPTY, new Opaque(new byte[16_000]), Extensions.of())
            .encode();
    for (int i = 0; i < 100; i++) {
      server.record(ContentType.HANDSHAKE, ticket);
      server.record(ContentType.APPLICATION_DATA, PING);
    }
    for (int i = 0; i < 20_000; i++) {
      server.record(ContentType.APPLICATION_DATA, PING);
      engine.takeApplicationData();
    }
    server.record(ContentType.ALERT, CLOSE_NOTIFY);

    Transcript transcript = engine.transcript();
    assertThat(transcript.completed()).isTrue();
    assertThat(transcript.messages(NewSessionTicket13.class)).hasSizeBetween(60, 70);
    assertThat(transcript.events()).hasSizeBetween(events + 120, events + 140);
    assertThat(transcript.records()).hasSizeBetween(records + 120, records + 140);
    assertThat(transcript.events().getLast()).isInstanceOf(Event.AlertMessage.class);
  }

  @Test
  void theEndOfTransportIsNotedOnce() {
    ClientEngine engine = ScriptedServer.tls13().start().engine();
    engine.receivedEnd();
    engine.receivedEnd();

    assertThat(engine.hasEnded()).isTrue();
    assertThat(engine.transcript().events(Event.TransportEnded.class)).hasSize(1);
    assertThat(engine.transcript().completed()).isFalse();
    assertThat(engine.transcript().keyProof()).isEqualTo(KeyProof.NOT_REACHED);
  }

  @Test
  void sendsMuchDataInRecordsOfTheAllowedSize() {
    ScriptedServer server = ScriptedServer.tls13().run();
    byte[] data = new byte[40_000];
    Arrays.fill(data, (byte) 7);

    server.engine().send(data);

    assertThat(server.clientRecords())
        .extracting(record -> record.fragment().length)
        .containsExactly(16_384, 16_384, 7_232);
  }

  /** The difference between the modes: strict ends, observe records and goes on. */
  @Test
  void observeGoesOnAfterABadSignature() {
    Opaque forged = new Opaque(new byte[70]);
    var scheme = Optional.of(SignatureScheme.ECDSA_SECP256R1_SHA256);
    List<ScriptedServer> servers =
        List.of(
            ScriptedServer.tls13()
                .changing(CertificateVerify.class, v -> new CertificateVerify(scheme, forged)),
            ScriptedServer.tls12()
                .changing(
                    ServerKeyExchangeEcdhe.class,
                    m ->
                        new ServerKeyExchangeEcdhe(
                            m.curveParams(), m.point(), new DigitallySigned(scheme, forged))));
    for (ScriptedServer server : servers) {
      server.mode(Mode.OBSERVE).run();

      assertThat(completed(server).keyProof()).isEqualTo(KeyProof.FAILED);
      talks(server);
    }
  }

  @Test
  void observeGoesOnAfterARefusedCertificate() {
    Violation refusal =
        new Violation(Rule.CERTIFICATE_EXPIRED, "", new ByteRange(0, 0), "valid", "expired");
    for (ScriptedServer server : List.of(ScriptedServer.tls13(), ScriptedServer.tls12())) {
      server.mode(Mode.OBSERVE).judgedBy(_ -> Optional.of(refusal)).run();

      assertThat(completed(server).events(Event.CertificateJudged.class))
          .singleElement()
          .satisfies(e -> assertThat(e.violation()).contains(refusal));
      talks(server);
    }
  }

  @Test
  void observeGoesOnWithAWeakGroup() {
    ScriptedServer server =
        ScriptedServer.tls12(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256)
            .diffieHellmanBits(512)
            .mode(Mode.OBSERVE)
            .run();

    assertThat(completed(server).negotiated().orElseThrow().diffieHellmanBits()).isEqualTo(512);
    talks(server);
  }

  @Test
  void observeStillEndsForTheProtocolItself() {
    ScriptedServer server =
        ScriptedServer.tls13()
            .mode(Mode.OBSERVE)
            .changing(Finished.class, _ -> new Finished(new Opaque(new byte[32])))
            .run();

    assertThat(server.engine().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.BAD_FINISHED);
    assertThat(server.lastAlert()).contains(AlertDescription.DECRYPT_ERROR);
  }

  @Test
  void observeStillEndsWithoutACertificate() {
    ScriptedServer server =
        ScriptedServer.tls12()
            .mode(Mode.OBSERVE)
            .changing(Certificate12.class, _ -> new Certificate12(List.of()))
            .run();

    assertThat(server.lastAlert()).contains(AlertDescription.DECODE_ERROR);
  }

  private static void update(ScriptedServer server) {
    server.record(
        ContentType.HANDSHAKE, new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED).encode());
    server.updateKeys();
  }

  private static Transcript completed(ScriptedServer server) {
    Transcript transcript = server.engine().transcript();
    assertThat(transcript.violation()).isEmpty();
    assertThat(server.engine().isConnected()).isTrue();
    assertThat(transcript.completed()).isTrue();
    return transcript;
  }

  /** Data flows both ways. */
  private static void talks(ScriptedServer server) {
    ClientEngine engine = server.engine();
    server.clientRecords();
    engine.send(PING);
    assertThat(server.clientRecords())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.type()).isEqualTo(ContentType.APPLICATION_DATA);
          assertThat(record.fragment()).isEqualTo(PING);
        });
    server.record(ContentType.APPLICATION_DATA, PING);
    assertThat(engine.takeApplicationData()).containsExactly(PING);
    assertThat(engine.takeApplicationData()).isEmpty();
  }
}

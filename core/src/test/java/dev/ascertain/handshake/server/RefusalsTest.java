package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Alerts;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.CertificateCompressionAlgorithm;
import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateStatus;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.ClientKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.CompressedCertificate;
import dev.ascertain.wire.handshake.DigitallySigned;
import dev.ascertain.wire.handshake.EcParameters;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.EndOfEarlyData;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRequest;
import dev.ascertain.wire.handshake.KeyUpdate;
import dev.ascertain.wire.handshake.MessageHash;
import dev.ascertain.wire.handshake.NewSessionTicket12;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerHelloDone;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.UnknownHandshakeMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client does that it must not: it is named, located, answered; and that's it. */
class RefusalsTest {

  static Stream<Offence> offences() {
    return Stream.of(HelloOffences.all(), HandshakeOffences.all()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("offences")
  void isNamedLocatedAndAnswered(Offence offence) {
    ScriptedClient client = offence.client().get();

    Violation violation = client.engine().transcript().violation().orElseThrow();
    assertThat(violation.rule()).as("%s", violation).isEqualTo(offence.rule());
    assertThat(violation.path()).isEqualTo(offence.path());
    assertThat(violation.actual()).contains(offence.actual()).isNotEmpty();
    assertThat(violation.expected()).isNotEmpty();
    endedWith(client, Alerts.answering(offence.rule()));
  }

  private static final Opaque CERTIFICATE =
      EngineServer.credential(Crypto.forOneHandshake(), ScriptedClient.ECDSA).chain().getFirst();
  private static final ClientAuthentication ASKED =
      new ClientAuthentication(false, List.of(), CertificateJudge.acceptingAll());

  /** Every state, by how a script comes to it. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to the set
  enum Place {
    EXPECT_CLIENT_HELLO(Set.of(1)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        ScriptedClient client = ScriptedClient.tls13().start();
        client.message(message);
        return client;
      }
    },
    CHOOSE_SETTINGS(Set.of(1)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        ScriptedClient client = ScriptedClient.tls13().choosing().start();
        client.message(message);
        return client;
      }
    },
    EXPECT_SECOND_CLIENT_HELLO(Set.of(1)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        return ScriptedClient.tls13()
            .retrying(hello -> hello)
            .beforeSecond(client -> client.message(message))
            .run();
      }
    },
    EXPECT_END_OF_EARLY_DATA(Set.of(5)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        Resumption resumption = withEarlyData();
        return ScriptedClient.tls13()
            .resumable(resumption)
            .resuming(session(resumption))
            .early(new byte[1])
            .before(EndOfEarlyData.class, client -> client.message(message))
            .run();
      }
    },
    EXPECT_CERTIFICATE_13(Set.of(11, 25)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        return ScriptedClient.tls13().askedFor(ASKED, message).run();
      }
    },
    EXPECT_CERTIFICATE_VERIFY_13(Set.of(15)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        var entry = new Certificate13.Entry(CERTIFICATE, Extensions.of());
        var certificate = new Certificate13(Opaque.EMPTY, List.of(entry));
        return ScriptedClient.tls13().askedFor(ASKED, certificate, message).run();
      }
    },
    EXPECT_FINISHED_13(Set.of(20)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        return ScriptedClient.tls13()
            .before(Finished.class, client -> client.message(message))
            .run();
      }
    },
    CONNECTED_13(Set.of(24)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        ScriptedClient client = ScriptedClient.tls13().run();
        client.message(message);
        return client;
      }
    },
    EXPECT_CERTIFICATE_12(Set.of(11)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        return ScriptedClient.tls12().askedFor(ASKED, message).run();
      }
    },
    EXPECT_CERTIFICATE_VERIFY_12(Set.of(15)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        return ScriptedClient.tls12()
            .askedFor(ASKED, new Certificate12(List.of(CERTIFICATE)))
            .beforeChange(client -> client.message(message))
            .run();
      }
    },
    EXPECT_CLIENT_KEY_EXCHANGE(Set.of(16)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        return ScriptedClient.tls12()
            .before(ClientKeyExchangeEcdhe.class, client -> client.message(message))
            .run();
      }
    },
    EXPECT_CHANGE_CIPHER_SPEC(Set.of()) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        return ScriptedClient.tls12().beforeChange(client -> client.message(message)).run();
      }
    },
    EXPECT_FINISHED_12(Set.of(20)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        return ScriptedClient.tls12()
            .before(Finished.class, client -> client.message(message))
            .run();
      }
    },
    CONNECTED_12(Set.of(1)) {
      @Override
      ScriptedClient with(HandshakeMessage message) {
        ScriptedClient client = ScriptedClient.tls12().run();
        client.message(message);
        return client;
      }
    };

    private final Set<Integer> expected;

    Place(Set<Integer> expected) {
      this.expected = expected;
    }

    boolean isTls13() {
      return name().endsWith("13") || this == EXPECT_END_OF_EARLY_DATA;
    }

    abstract ScriptedClient with(HandshakeMessage message);
  }

  private static Resumption withEarlyData() {
    InstantSource time = InstantSource.system();
    TicketKey key = TicketKey.fresh(new Random(11)::nextBytes);
    return Resumption.with(TicketKeys.of(key), time)
        .and(new EarlyData(100, Duration.ofMinutes(1), new ReplayWindow(time, Duration.ZERO, 9)));
  }

  private static ScriptedClient.Resumable session(Resumption resumption) {
    try {
      return ScriptedClient.tls13().resumable(resumption).run().sessions().getFirst();
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
  }

  /** One of each type of message, whoever may send it. */
  private static List<HandshakeMessage> messages() {
    Opaque bytes = new Opaque(new byte[32]);
    ClientHello hello = ScriptedClient.tls13().hello();
    Map<Integer, HandshakeMessage> byType = new LinkedHashMap<>();
    Stream.of(
            new HelloRequest(),
            hello,
            new ServerHello(
                ProtocolVersion.TLS_1_2,
                bytes,
                Opaque.EMPTY,
                CipherSuite.TLS_AES_128_GCM_SHA256,
                CompressionMethod.NULL,
                Extensions.of()),
            new EndOfEarlyData(),
            new EncryptedExtensions(Extensions.of()),
            new ServerKeyExchangeEcdhe(
                new EcParameters.Named(NamedGroup.X25519),
                bytes,
                new DigitallySigned(Optional.of(SignatureScheme.ED25519), bytes)),
            new ServerHelloDone(),
            new CertificateVerify(
                Optional.of(SignatureScheme.ECDSA_SECP256R1_SHA256), new Opaque(new byte[70])),
            new ClientKeyExchangeEcdhe(bytes),
            new Finished(bytes),
            new CertificateStatus(CertificateStatusType.OCSP, List.of(bytes)),
            new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED),
            new CompressedCertificate(CertificateCompressionAlgorithm.ZLIB, 100, bytes),
            new MessageHash(bytes),
            new UnknownHandshakeMessage(new HandshakeType(99), bytes))
        .forEach(message -> byType.put(message.type().value(), message));
    return List.copyOf(byType.values());
  }

  /** The messages whose format differs between the versions. */
  private static List<HandshakeMessage> ofVersion(boolean tls13) {
    Opaque bytes = new Opaque(new byte[32]);
    return tls13
        ? List.of(
            new Certificate13(Opaque.EMPTY, List.of()),
            new CertificateRequest13(Opaque.EMPTY, Extensions.of()),
            new NewSessionTicket13(1, 2, bytes, bytes, Extensions.of()))
        : List.of(new Certificate12(List.of()), new NewSessionTicket12(1, bytes));
  }

  static Stream<Arguments> placesAndMessages() {
    List<Arguments> pairs = new ArrayList<>();
    for (Place place : Place.values()) {
      List<HandshakeMessage> all = new ArrayList<>(messages());
      all.addAll(ofVersion(place.isTls13()));
      for (HandshakeMessage message : all) {
        if (!place.expected.contains(message.type().value())) {
          pairs.add(Arguments.of(place, message.type().toString(), message));
        }
      }
    }
    return pairs.stream();
  }

  // RFC 9846 section 4: "A peer which receives a handshake message in an unexpected order MUST
  // abort
  // the handshake with an "unexpected_message" alert."
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("placesAndMessages")
  void everyOtherMessageInEveryState(Place place, String name, HandshakeMessage message) {
    ScriptedClient client = place.with(message);

    Violation violation = client.engine().transcript().violation().orElseThrow();
    assertThat(violation.rule()).as("%s", violation).isEqualTo(Rule.UNEXPECTED_MESSAGE);
    endedWith(client, AlertDescription.UNEXPECTED_MESSAGE);
  }

  @Test
  void theWalkVisitsEveryState() {
    List<Class<?>> states = List.of(ServerState.class.getPermittedSubclasses());
    // The first state stands for two places.
    assertThat(Place.values()).hasSize(states.size() + 1);
  }

  @Test
  void aClientOfAnotherProtocolGetsNoAlert() {
    ScriptedClient client = ScriptedClient.tls13().start();
    client.raw("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    assertThat(client.engine().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.NOT_A_RECORD);
    assertThat(client.engine().transcript().events(Event.NotTls.class)).hasSize(1);
    assertThat(client.serverRecords()).isEmpty();
  }

  /** A client that does not like our ServerHello has no keys to say so with. */
  @Test
  void hearsAnAlertInTheClearAfterItsServerHello() {
    ScriptedClient client =
        ScriptedClient.tls13()
            .before(Finished.class, c -> c.plainRecord(ContentType.ALERT, new byte[] {2, 47}))
            .run();

    Transcript transcript = client.engine().transcript();
    assertThat(transcript.violation()).isEmpty();
    assertThat(transcript.events(Event.AlertMessage.class))
        .singleElement()
        .satisfies(e -> {
          assertThat(e.sender()).isEqualTo(Sender.CLIENT);
          assertThat(e.alert().description()).isEqualTo(AlertDescription.ILLEGAL_PARAMETER);
        });
    assertThat(client.engine().hasEnded()).isTrue();
  }

  private static void endedWith(ScriptedClient client, AlertDescription alert) {
    ServerEngine engine = client.engine();
    assertThat(client.lastAlert()).contains(alert);
    assertThat(fatalAlerts(engine.transcript())).containsExactly(alert);
    assertThat(engine.hasEnded()).isTrue();
    assertThat(engine.isConnected()).isFalse();
    Transcript before = engine.transcript();
    client.plainRecord(ContentType.HANDSHAKE, new byte[] {0, 0, 0, 0});
    engine.receivedEnd();
    engine.close();
    assertThat(client.serverRecords()).isEmpty();
    assertThat(engine.transcript()).isEqualTo(before);
  }

  private static List<AlertDescription> fatalAlerts(Transcript transcript) {
    return transcript
        .events(Event.AlertMessage.class)
        .filter(e -> e.sender() == Sender.SERVER && e.alert().level().equals(AlertLevel.FATAL))
        .map(e -> e.alert().description())
        .toList();
  }
}

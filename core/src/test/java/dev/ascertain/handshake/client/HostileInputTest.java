package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Mutation;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.KeyShareHelloRetryRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server sends, the engine throws nothing, hangs nowhere, and either waits for more, is
 * connected, or has ended with at most one fatal alert.
 *
 * <p>Client and server draw on seeds, so that what one server sent fits every engine started alike.
 * The time limits are there to notice a hang.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostileInputTest {
  /** Over all recordings. */
  private static final int STREAM_MUTATIONS = 10_000;

  private static final int MESSAGE_MUTATIONS = 12_000;

  /** A kind of handshake, with what its server sent. */
  record Recording(String name, ScriptedServer server, Mode mode) {

    static Recording of(String name, ScriptedServer server, Mode mode) {
      return new Recording(name, server.mode(mode).run(), mode);
    }

    /** A fresh engine in the state of the one that was sent to. */
    ClientEngine engine() {
      return server.start().engine();
    }

    byte[] stream() {
      return server.sentBytes();
    }

    @Override
    public String toString() {
      return name + ", " + mode;
    }
  }

  static List<Recording> recordings() {
    List<Recording> recordings = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      recordings.add(Recording.of("TLS 1.3", ScriptedServer.tls13().requestingCertificate(), mode));
      recordings.add(
          Recording.of(
              "TLS 1.3 with HelloRetryRequest",
              ScriptedServer.tls13()
                  .retrying(
                      new KeyShareHelloRetryRequest(NamedGroup.SECP256R1),
                      HelloMisbehaviours.cookie()),
              mode));
      recordings.add(
          Recording.of(
              "TLS 1.3 with X25519MLKEM768",
              ScriptedServer.tls13()
                  .offered(Offer.likeABrowser().groups(List.of(NamedGroup.X25519MLKEM768)).build()),
              mode));
      recordings.add(
          Recording.of(
              "TLS 1.2",
              ScriptedServer.tls12().requestingCertificate().stapling(new byte[] {48, 0}),
              mode));
      recordings.add(
          Recording.of(
              "TLS 1.2 DHE",
              ScriptedServer.tls12(CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA),
              mode));
    }
    return recordings;
  }

  /** Where the mode makes no difference. */
  static List<Recording> strictRecordings() {
    return recordings().stream().filter(recording -> recording.mode() == Mode.STRICT).toList();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theRecordingItselfConnects(Recording recording) {
    ClientEngine engine = recording.engine();

    engine.received(recording.stream());

    assertThat(engine.isConnected()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("strictRecordings")
  void endsAtEveryByte(Recording recording) {
    byte[] stream = recording.stream();
    for (int length = 0; length < stream.length; length++) {
      ClientEngine engine = recording.engine();
      engine.received(Arrays.copyOf(stream, length));

      assertThat(engine.isHandshaking()).as("after %d bytes", length).isTrue();
      engine.receivedEnd();
      assertThat(engine.transcript().violation()).isEmpty();
      isSound(engine);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void mutatedStreams(Recording recording) {
    Random random = new Random(8448);
    byte[] stream = recording.stream();
    for (int i = 0; i < STREAM_MUTATIONS / 10; i++) {
      ClientEngine engine = recording.engine();
      byte[] mutated = Mutation.any(stream, random);
      for (int from = 0; from < mutated.length; ) {
        int to = Math.min(mutated.length, from + 1 + random.nextInt(2000));
        engine.received(Arrays.copyOfRange(mutated, from, to));
        from = to;
      }
      isSound(engine);
    }
  }

  /** Under encryption, where a mutation of the stream would only break the record's tag. */
  @ParameterizedTest
  @MethodSource("recordings")
  void mutatedMessages(Recording recording) {
    Random random = new Random(9846);
    int count = recording.server().sentMessages().size();
    for (int i = 0; i < MESSAGE_MUTATIONS / 10; i++) {
      List<byte[]> messages = new ArrayList<>(recording.server().sentMessages());
      int chosen = random.nextInt(count);
      switch (random.nextInt(10)) {
        case 0 -> messages.remove(chosen);
        case 1 -> messages.add(random.nextInt(count), messages.get(chosen));
        case 2 -> messages.set(chosen, Mutation.any(messages.get(chosen), random));
        default -> messages.set(chosen, withLength(Mutation.any(messages.get(chosen), random)));
      }
      play(recording, messages);
    }
  }

  @ParameterizedTest
  @MethodSource("strictRecordings")
  void messagesCutAtEveryByte(Recording recording) {
    List<byte[]> recorded = recording.server().sentMessages();
    for (int i = 0; i < recorded.size(); i++) {
      for (int length = 4; length < recorded.get(i).length; length++) {
        List<byte[]> messages = new ArrayList<>(recorded);
        messages.set(i, withLength(Arrays.copyOf(recorded.get(i), length)));
        ClientEngine engine = play(recording, messages);
        assertThat(engine.isConnected()).as("message %d cut to %d bytes", i, length).isFalse();
      }
    }
  }

  @Test
  void garbageInRecords() {
    Random random = new Random(5246);
    for (int i = 0; i < 2_000; i++) {
      ScriptedServer server = ScriptedServer.tls13().start();
      byte[] garbage = new byte[1 + random.nextInt(4_000)];
      random.nextBytes(garbage);
      server.plainRecord(new ContentType(20 + random.nextInt(5)), garbage);
      isSound(server.engine());
    }
  }

  /** Sends handshake messages as a server would that has the same keys, whatever they are. */
  private static ClientEngine play(Recording recording, List<byte[]> messages) {
    ClientEngine engine = recording.engine();
    RecordProtection plain = RecordProtection.none();
    boolean tls13 = recording.name().startsWith("TLS 1.3");
    RecordProtection keys = plain;
    for (byte[] message : messages) {
      for (int from = 0; from < message.length; from += 16_384) {
        byte[] fragment =
            Arrays.copyOfRange(message, from, Math.min(message.length, from + 16_384));
        engine.received(keys.protect(ContentType.HANDSHAKE, ProtocolVersion.TLS_1_2, fragment));
      }
      boolean encrypting = engine.transcript().negotiated().isPresent();
      if (tls13 && keys == plain && encrypting) {
        keys = recording.server().freshHandshakeProtection();
      }
    }
    isSound(engine);
    return engine;
  }

  /** Corrects the length in the header, if there still is one. */
  private static byte[] withLength(byte[] message) {
    if (message.length < 4) {
      return message;
    }
    int length = message.length - 4;
    message[1] = (byte) (length >>> 16);
    message[2] = (byte) (length >>> 8);
    message[3] = (byte) length;
    return message;
  }

  private static void isSound(ClientEngine engine) {
    var transcript = engine.transcript();
    long fatal =
        transcript
            .events(Event.AlertMessage.class)
            .filter(e -> e.sender() == Sender.CLIENT)
            .filter(e -> e.alert().level().equals(AlertLevel.FATAL))
            .count();
    boolean notTls = transcript.events(Event.NotTls.class).findAny().isPresent();
    boolean broken = transcript.violation().isPresent();
    assertThat(fatal).isEqualTo(broken && !notTls ? 1 : 0);
    if (broken) {
      assertThat(engine.hasEnded()).isTrue();
    }
    assertThat(engine.takeOutput().length).isLessThan(20_000);
    assertThat(transcript.events()).hasSizeLessThan(200);
    assertThat(transcript.records()).hasSizeLessThan(200);
    engine.close();
    engine.receivedEnd();
    assertThat(engine.hasEnded()).isTrue();
  }
}

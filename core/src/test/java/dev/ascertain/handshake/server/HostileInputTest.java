package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Mutation;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
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
 * Whatever a client sends, the engine throws nothing, hangs nowhere, and either waits for more, is
 * connected, or has ended with at most one fatal alert.
 *
 * <p>Client and server draw on seeds, so that what one client sent fits every engine started alike.
 * The time limit is there to notice a hang.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostileInputTest {
  /** For each recording. */
  private static final int MUTATIONS = 1_500;

  /** A kind of handshake, with what its client sent. */
  record Recording(String name, ScriptedClient client) {
    static Recording of(String name, ScriptedClient client) {
      return new Recording(name, client.run());
    }

    /** A fresh engine in the state of the one that was sent to. */
    ServerEngine engine() {
      return client.start().engine();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Recording> recordings() {
    return List.of(
        Recording.of("TLS 1.3", ScriptedClient.tls13()),
        Recording.of(
            "TLS 1.3 with HelloRetryRequest", ScriptedClient.tls13().retrying(hello -> hello)),
        Recording.of("TLS 1.2", ScriptedClient.tls12()),
        Recording.of(
            "TLS 1.2 RSA", ScriptedClient.tls12(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theRecordingItselfConnects(Recording recording) {
    byte[] stream = recording.client().sentBytes();
    ServerEngine engine = recording.engine();
    engine.received(stream);

    assertThat(engine.transcript().violation()).isEmpty();
    assertThat(engine.isConnected()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void endsAtEveryByte(Recording recording) {
    byte[] stream = recording.client().sentBytes();
    for (int length = 0; length < stream.length; length += 1 + length / 200) {
      ServerEngine engine = recording.engine();
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
    byte[] stream = recording.client().sentBytes();
    for (int i = 0; i < MUTATIONS; i++) {
      ServerEngine engine = recording.engine();
      byte[] mutated = Mutation.any(stream, random);
      for (int from = 0; from < mutated.length; ) {
        int to = Math.min(mutated.length, from + 1 + random.nextInt(2000));
        engine.received(Arrays.copyOfRange(mutated, from, to));
        from = to;
      }
      isSound(engine);
    }
  }

  /** Whole messages, where a mutation of the stream would mostly break the record around them. */
  @ParameterizedTest
  @MethodSource("recordings")
  void mutatedMessages(Recording recording) {
    Random random = new Random(9846);
    List<byte[]> recorded = List.copyOf(recording.client().sentMessages());
    for (int i = 0; i < MUTATIONS; i++) {
      List<byte[]> messages = new ArrayList<>(recorded);
      int chosen = random.nextInt(recorded.size());
      messages.set(chosen, withLength(Mutation.any(messages.get(chosen), random)));
      ServerEngine engine = recording.engine();
      RecordProtection keys = RecordProtection.none();
      for (byte[] message : messages) {
        engine.received(keys.protect(ContentType.HANDSHAKE, ProtocolVersion.TLS_1_2, message));
        if (recording.client().isTls13() && engine.transcript().negotiated().isPresent()) {
          keys = recording.client().freshHandshakeProtection();
        }
      }
      isSound(engine);
    }
  }

  @Test
  void garbageInRecords() {
    Random random = new Random(5246);
    for (int i = 0; i < 2_000; i++) {
      ScriptedClient client = ScriptedClient.tls13().start();
      byte[] garbage = new byte[1 + random.nextInt(4_000)];
      random.nextBytes(garbage);
      client.plainRecord(new ContentType(20 + random.nextInt(5)), garbage);
      isSound(client.engine());
    }
  }

  /** Corrects the length in the header, if there still is one. */
  private static byte[] withLength(byte[] message) {
    if (message.length < 4) {
      return new byte[] {1, 0, 0, 0};
    }
    int length = message.length - 4;
    message[1] = (byte) (length >>> 16);
    message[2] = (byte) (length >>> 8);
    message[3] = (byte) length;
    return message;
  }

  private static void isSound(ServerEngine engine) {
    Transcript transcript = engine.transcript();
    long fatal =
        transcript
            .events(Event.AlertMessage.class)
            .filter(e -> e.sender() == Sender.SERVER)
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
    engine.close();
    engine.receivedEnd();
    assertThat(engine.hasEnded()).isTrue();
  }
}

package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.ascertain.fuzz.Corpus;
import dev.ascertain.handshake.Alerts;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.HelloRequest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our client and our server, with a {@link Saboteur} in between who follows the bytes of the input.
 * Whatever he does, the engine spoken to throws nothing, waits for more or ends with the one alert
 * of the rule that was broken, holds a bounded transcript, and is never connected if it read other
 * handshake messages than its peer wrote.
 *
 * <p>The first byte of the input chooses the handshake.
 */
class StateMachineFuzzTest {
  /** Far above what a handshake with 200 acts needs. */
  private static final long MAX_ALLOCATION = 64L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final List<Supplier<Scenario>> CLIENTS =
      List.of(
          () -> Scenario.client13(""),
          () -> Scenario.client13("").asked().identified(),
          () -> Scenario.client13("").retried().withTickets(),
          () -> Scenario.client13("").resumed(),
          () -> Scenario.client13("").early(),
          () -> Scenario.client13("").withTickets().offeringPostHandshakeAuth(),
          () -> Scenario.client13("").compressed(),
          () -> Scenario.client12(""),
          () -> Scenario.client12("").asked().identified(),
          () -> Scenario.client12("").stapling().withTickets(),
          () -> Scenario.client12("").resumed(),
          () -> Scenario.client12("").rsa(),
          () -> Scenario.client12("").rsa().asked().announcingStatus(),
          () -> Scenario.client12("").asked().announcingTicket(),
          () -> Scenario.client12("").resumed().announcingTicket());

  private static final List<Supplier<Scenario>> SERVERS =
      List.of(
          () -> Scenario.server13(""),
          () -> Scenario.server13("").resumed(),
          () -> Scenario.server13("").early(),
          () -> Scenario.server13("").asked().identified(),
          () -> Scenario.server13("").asked(),
          () -> Scenario.server13("").asked().identified().compressed(),
          () -> Scenario.server13("").retried(),
          () -> Scenario.server13("").retried().asked().identified(),
          () -> Scenario.server12(""),
          () -> Scenario.server12("").rsa(),
          () -> Scenario.server12("").asked().identified(),
          () -> Scenario.server12("").asked(),
          () -> Scenario.server12("").resumed());

  /** Every act at one of the first steps of every other handshake. */
  static Stream<byte[]> acts() {
    return IntStream.range(0, 15)
        .boxed()
        .flatMap(scenario ->
            IntStream.range(0, Saboteur.ACTS)
                .filter(act -> (scenario + act) % 2 == 0)
                .mapToObj(act ->
                    new byte[] {
                      (byte) (int) scenario, 0, (byte) (scenario % 4), (byte) act, 1, 2, 3, 22, 4, 0
                    }));
  }

  static Stream<byte[]> keptClient() {
    return Corpus.of(StateMachineFuzzTest.class, "client");
  }

  @MethodSource({"acts", "keptClient"})
  @FuzzTest(maxDuration = "10m")
  void client(byte[] input) {
    play(CLIENTS, input);
  }

  static Stream<byte[]> keptServer() {
    return Corpus.of(StateMachineFuzzTest.class, "server");
  }

  @MethodSource({"acts", "keptServer"})
  @FuzzTest(maxDuration = "10m")
  void server(byte[] input) {
    play(SERVERS, input);
  }

  private static void play(List<Supplier<Scenario>> scenarios, byte[] input) {
    // The first time, classes are loaded, which takes more than any handshake.
    boolean modest =
        input.length == 0
            || allocated(scenarios, input) < MAX_ALLOCATION
            || allocated(scenarios, input) < MAX_ALLOCATION;
    assertThat(modest).as("allocates at most %d bytes", MAX_ALLOCATION).isTrue();
  }

  private static long allocated(List<Supplier<Scenario>> scenarios, byte[] input) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Scenario.Stage stage = scenarios.get((input[0] & 0xff) % scenarios.size()).get().stage();
    boolean disturbed = new Saboteur(stage, input).play();
    isSound(stage.subject());
    isSound(stage.peer());
    boolean honest = readWhatWasWritten(stage);
    if (honest && !disturbed) {
      assertThat(stage.subject().transcript().violation()).isEmpty();
    }
    isOver(stage.subject());
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /**
   * Whether the subject read the handshake messages that its peer wrote, as far as it came. RFC
   * 9846 section 4.5.3: Finished "provides authentication of the handshake".
   */
  private static boolean readWhatWasWritten(Scenario.Stage stage) {
    List<Opaque> read = new ArrayList<>();
    Sender writer = stage.subject().peer();
    boolean completed = false;
    for (Event event : stage.subject().transcript().events()) {
      if (event instanceof Event.Message message
          && message.sender() == writer
          && !(message.message() instanceof HelloRequest)) {
        read.add(new Opaque(message.bytes()));
      }
      if (event instanceof Event.Completed) {
        completed = true;
        break;
      }
    }
    List<Opaque> written =
        stage
            .peer()
            .transcript()
            .events(Event.Message.class)
            .filter(message -> message.sender() == writer)
            .map(message -> new Opaque(message.bytes()))
            .toList();
    boolean same = read.equals(written.subList(0, Math.min(read.size(), written.size())));
    assertThat(same || !completed).as("completed only what both agree on").isTrue();
    assertThat(completed || !stage.subject().isConnected()).isTrue();
    return same;
  }

  private static void isSound(TlsEngine engine) {
    Transcript transcript = engine.transcript();
    Sender self = engine.peer() == Sender.CLIENT ? Sender.SERVER : Sender.CLIENT;
    List<AlertDescription> fatal =
        transcript
            .events(Event.AlertMessage.class)
            .filter(event -> event.sender() == self)
            .filter(event -> event.alert().level().equals(AlertLevel.FATAL))
            .map(event -> event.alert().description())
            .toList();
    boolean notTls = transcript.events(Event.NotTls.class).findAny().isPresent();
    List<AlertDescription> due =
        transcript.violation().filter(_ -> !notTls).stream()
            .map(violation -> Alerts.answering(violation.rule()))
            .toList();
    assertThat(fatal).isEqualTo(due);
    if (transcript.violation().isPresent()) {
      assertThat(engine.hasEnded()).isTrue();
      assertThat(engine.isConnected()).isFalse();
    }
    assertThat(transcript.events()).hasSizeLessThan(5_000);
  }

  /** Nothing that comes now is read, and nothing is said any more. */
  private static void isOver(TlsEngine engine) {
    engine.receivedEnd();
    engine.close();
    assertThat(engine.hasEnded()).isTrue();
    engine.takeOutput();
    int events = engine.transcript().events().size();
    engine.received(new byte[] {22, 3, 3, 0, 4, 0, 0, 0, 0});
    assertThat(engine.hasOutput()).isFalse();
    assertThat(engine.transcript().events()).hasSize(events);
  }
}

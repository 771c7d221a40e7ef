package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ascertain.observation.AddressFamily;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.IpAddress;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.observation.TcpConnect;
import dev.ascertain.observation.TcpConnect.Outcome;
import java.lang.management.ManagementFactory;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All on loopback; the black holes are listeners with a full queue. */
@Timeout(30)
class ConnectorTest {
  private final long start = System.nanoTime();

  @Test
  void connectsToAnIpLiteralWithoutALookup() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::silent);
        var connection =
            connector(Loopback.answering())
                .connect(
                    TargetParser.parse("127.0.0.1:" + server.port()), ConnectOptions.DEFAULT)) {
      ConnectAttempt attempt = connection.attempt();
      assertThat(attempt.lookup().source()).isEqualTo(DnsLookup.Source.LITERAL);
      assertThat(attempt.lookup().addresses()).containsExactly(Loopback.address("127.0.0.1"));
      assertThat(attempt.failure()).isEmpty();
      assertThat(attempt.connected())
          .get()
          .extracting(TcpConnect::remote)
          .isEqualTo(connection.remote());
      assertThat(connection.remote()).hasToString("127.0.0.1:" + server.port());
      assertThat(connection.local().address()).hasToString("127.0.0.1");
    }
  }

  @Test
  void everyStepHasItsTimes() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::silent);
        var connection = connect("localhost", server.port(), "127.0.0.1")) {
      DnsLookup lookup = connection.attempt().lookup();
      TcpConnect tcp = connection.attempt().connected().orElseThrow();
      assertThat(lookup.startNanos()).isNotNegative();
      assertThat(lookup.endNanos()).isGreaterThan(lookup.startNanos());
      assertThat(tcp.startNanos()).isGreaterThanOrEqualTo(lookup.endNanos());
      assertThat(tcp.endNanos()).isGreaterThan(tcp.startNanos());
      assertThat(connection.now()).isGreaterThan(tcp.endNanos());
    }
  }

  @Test
  void nothingListensOnThePort() throws Exception {
    int port = Loopback.freePort("127.0.0.1");
    NotConnectedException e = failing(port, "127.0.0.1");
    assertThat(e.failure())
        .isEqualTo(
            new NetworkFailure.ConnectionRefused(
                new Endpoint(Loopback.address("127.0.0.1"), port)));
    assertThat(e)
        .hasMessage(
            "127.0.0.1:" + port + " refused the connection: nothing is listening on this port.")
        .hasNoCause();
    assertThat(e.getStackTrace()).isEmpty();
    assertThat(e.attempt().failure()).contains(e.failure());
  }

  @Test
  void allAddressesRefuse() throws Exception {
    int port = Loopback.freePort("127.0.0.1", "127.0.0.2", "::1");
    NotConnectedException e = failing(port, "127.0.0.1", "127.0.0.2", "::1");
    assertThat(e.attempt().connects())
        .extracting(c -> c.remote().address().toString())
        .containsExactly("::1", "127.0.0.1", "127.0.0.2");
    assertThat(e.attempt().connects())
        .allSatisfy(c -> assertThat(c.outcome()).isInstanceOf(Outcome.Failed.class));
  }

  @Test
  void aServerOnIpv4OnlyIsFoundAfterIpv6Refused() throws Exception {
    int port = Loopback.freePort("127.0.0.1", "::1");
    try (var _ = Loopback.server("127.0.0.1", port, Loopback::silent);
        var connection = connect("localhost", port, "127.0.0.1", "::1")) {
      assertThat(outcomes(connection.attempt()))
          .containsExactly("::1 refused", "127.0.0.1 connected");
      List<TcpConnect> connects = connection.attempt().connects();
      assertThat(connects.getLast().startNanos() - connects.getFirst().endNanos())
          .as("a refusal is not waited upon")
          .isLessThan(HappyEyeballs.ATTEMPT_DELAY_NANOS);
    }
  }

  @Test
  void aServerOnIpv6OnlyIsFoundAtOnce() throws Exception {
    int port = Loopback.freePort("127.0.0.1", "::1");
    try (var _ = Loopback.server("::1", port, Loopback::silent);
        var connection = connect("localhost", port, "127.0.0.1", "::1")) {
      assertThat(outcomes(connection.attempt())).containsExactly("::1 connected");
      assertThat(connection.remote()).hasToString("[::1]:" + port);
    }
  }

  @Test
  void aBlackHoleIsOvertakenAfterTheAttemptDelay() throws Exception {
    int port = Loopback.freePort("127.0.0.1", "::1");
    try (var _ = Loopback.blackHole("::1", port);
        var _ = Loopback.server("127.0.0.1", port, Loopback::silent);
        var connection = connect("localhost", port, "127.0.0.1", "::1")) {
      assertThat(outcomes(connection.attempt()))
          .containsExactly("::1 overtaken", "127.0.0.1 connected");
      List<TcpConnect> connects = connection.attempt().connects();
      assertThat(connects.getLast().startNanos() - connects.getFirst().startNanos())
          .isGreaterThanOrEqualTo(HappyEyeballs.ATTEMPT_DELAY_NANOS);
    }
  }

  @Test
  void triesOneAddressAfterAnother() throws Exception {
    int port = Loopback.freePort("127.0.0.2", "127.0.0.3", "127.0.0.4");
    try (var _ = Loopback.blackHole("127.0.0.2", port);
        var _ = Loopback.server("127.0.0.3", port, Loopback::silent);
        var connection = connect("localhost", port, "127.0.0.4", "127.0.0.2", "127.0.0.3")) {
      assertThat(outcomes(connection.attempt()))
          .containsExactly("127.0.0.4 refused", "127.0.0.2 overtaken", "127.0.0.3 connected");
    }
  }

  @Test
  void nobodyAnswersInTime() throws Exception {
    try (var hole = Loopback.blackHole("127.0.0.2")) {
      NotConnectedException e =
          notConnected(
              connector(Loopback.answering("127.0.0.2")),
              Loopback.target("localhost", hole.port()),
              options(Duration.ofMillis(300)));
      assertThat(e.failure())
          .isInstanceOfSatisfying(
              NetworkFailure.TimedOut.class,
              f -> assertThat(f.stage()).isEqualTo(Stage.TCP_CONNECT));
      assertThat(e.getMessage())
          .matches("Timed out while connecting \\(127\\.0\\.0\\.2:\\d+\\) after [0-9.]+ s\\.");
      assertThat(outcomes(e.attempt())).containsExactly("127.0.0.2 timed out");
    }
  }

  @Test
  void anAddressThatCannotBeReached() {
    // No TCP connection goes to a broadcast address: the system refuses without sending anything.
    NotConnectedException e = failing(443, "255.255.255.255");
    assertThat(e)
        .hasMessage(
            "255.255.255.255:443 cannot be reached from this machine: Network is unreachable.");
    assertThat(e.failure()).isInstanceOf(NetworkFailure.Unreachable.class);
  }

  @Test
  void aRefusalSaysMoreThanAnUnreachableAddress() throws Exception {
    int port = Loopback.freePort("127.0.0.1");
    NotConnectedException e = failing(port, "127.0.0.1", "255.255.255.255");
    assertThat(e.failure()).isInstanceOf(NetworkFailure.ConnectionRefused.class);
    assertThat(e.attempt().connects()).hasSize(2);
  }

  @Test
  void aNameThatDoesNotExist() {
    Resolver resolver =
        name -> {
          throw new UnknownHostException(name + ": Name or service not known");
        };
    NotConnectedException e =
        notConnected(
            connector(resolver),
            Loopback.target("nonexistent.invalid", 443),
            ConnectOptions.DEFAULT);
    assertThat(e.failure())
        .isEqualTo(
            new NetworkFailure.NameNotResolved("nonexistent.invalid", "Name or service not known"));
    assertThat(e)
        .hasMessage(
            "The name nonexistent.invalid could not be resolved: Name or service not known.");
    assertThat(e.attempt().connects()).isEmpty();
  }

  @Test
  void aNameThatDoesNotExistForThisMachinesResolver() {
    // A label this long is refused by the resolver itself: no query leaves this machine.
    String name = "x".repeat(64) + ".invalid";
    NotConnectedException e =
        notConnected(
            connector(Resolver.system()), Loopback.target(name, 443), ConnectOptions.DEFAULT);
    assertThat(e.failure()).isInstanceOf(NetworkFailure.NameNotResolved.class);
    assertThat(e.getMessage()).startsWith("The name " + name + " could not be resolved: ");
  }

  @Test
  void thisMachinesResolverKnowsLocalhost() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::silent);
        var connection =
            connector(Resolver.system())
                .connect(Loopback.target("localhost", server.port()), ConnectOptions.DEFAULT)) {
      assertThat(connection.attempt().lookup().source()).isEqualTo(DnsLookup.Source.RESOLVER);
      assertThat(connection.remote()).hasToString("127.0.0.1:" + server.port());
    }
  }

  @Test
  void aResolverThatDoesNotAnswer() {
    Resolver resolver = _ -> sleepForEver();
    NotConnectedException e =
        notConnected(
            connector(resolver),
            Loopback.target("slow.example", 443),
            options(Duration.ofMillis(100)));
    assertThat(e).hasMessage("Timed out while looking up the name (slow.example) after 0.1 s.");
    assertThat(e.attempt().lookup().nanos())
        .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
  }

  @Test
  void onlyTheWantedFamilyIsTried() throws Exception {
    int port = Loopback.freePort("127.0.0.1", "::1");
    try (var _ = Loopback.server("127.0.0.1", port, Loopback::silent);
        var _ = Loopback.server("::1", port, Loopback::silent)) {
      assertThat(remoteWith(FamilyChoice.ANY, port)).isEqualTo("::1");
      assertThat(remoteWith(FamilyChoice.IPV6_ONLY, port)).isEqualTo("::1");
      assertThat(remoteWith(FamilyChoice.IPV4_ONLY, port)).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void noAddressOfTheWantedFamily() {
    NotConnectedException e =
        notConnected(
            connector(Loopback.answering("127.0.0.1")),
            Loopback.target("localhost", 443),
            families(FamilyChoice.IPV6_ONLY));
    assertThat(e.failure())
        .isEqualTo(new NetworkFailure.NoAddressOfFamily("localhost", AddressFamily.IPV6));
    assertThat(e).hasMessage("localhost has no IPv6 address.");
    assertThat(e.attempt().lookup().addresses()).hasSize(1);
  }

  @Test
  void resolveTakesThePlaceOfTheLookup() throws Exception {
    try (var server = Loopback.server("127.0.0.3", Loopback::silent)) {
      ConnectOptions options =
          rules(List.of("www.example:" + server.port() + ":127.0.0.3"), List.of());
      try (var connection =
          connector(Loopback.answering())
              .connect(Loopback.target("www.example", server.port()), options)) {
        assertThat(connection.attempt().lookup().source()).isEqualTo(DnsLookup.Source.GIVEN);
        assertThat(connection.remote()).hasToString("127.0.0.3:" + server.port());
      }
    }
  }

  @Test
  void connectToGoesElsewhereAndResolveAppliesThere() throws Exception {
    try (var server = Loopback.server("127.0.0.3", Loopback::silent)) {
      int port = server.port();
      ConnectOptions options =
          rules(
              List.of("other.example:" + port + ":127.0.0.3"),
              List.of("www.example:443:other.example:" + port));
      Target target = Loopback.target("www.example", 443);
      try (var connection = connector(Loopback.answering()).connect(target, options)) {
        assertThat(connection.attempt().target()).isEqualTo(target);
        assertThat(connection.attempt().via()).get().hasToString("other.example:" + port);
        assertThat(connection.remote()).hasToString("127.0.0.3:" + port);
      }
    }
  }

  @Test
  void interruptingEndsTheLookup() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Resolver resolver =
        _ -> {
          asked.countDown();
          return sleepForEver();
        };
    FutureTask<NotConnectedException> task =
        new FutureTask<>(() ->
            notConnected(
                connector(resolver), Loopback.target("slow.example", 443), ConnectOptions.DEFAULT));
    Thread thread = Thread.ofVirtual().start(task);
    asked.await();
    thread.interrupt();
    assertThat(task.get()).hasMessage("Cancelled while looking up the name.");
  }

  @Test
  void interruptingEndsConnecting() throws Exception {
    try (var hole = Loopback.blackHole("127.0.0.2")) {
      assertThat(interruptedWhileConnecting(hole.port(), Thread.ofVirtual()))
          .hasMessage("Cancelled while connecting.");
      assertThat(interruptedWhileConnecting(hole.port(), Thread.ofPlatform()))
          .hasMessage("Cancelled while connecting.");
    }
  }

  @Test
  void noDescriptorIsLeftOpen() throws Exception {
    int port = Loopback.freePort("127.0.0.1", "127.0.0.2", "127.0.0.3");
    try (var _ = Loopback.blackHole("127.0.0.2", port);
        var _ = Loopback.server("127.0.0.3", port, Loopback::hangUp)) {
      long before = openDescriptors();
      for (int i = 0; i < 100; i++) {
        failing(port, "127.0.0.1");
        connect("localhost", port, "127.0.0.1", "127.0.0.3").close();
      }
      for (int i = 0; i < 10; i++) {
        notConnected(
            connector(Loopback.answering("127.0.0.2")),
            Loopback.target("localhost", port),
            options(Duration.ofMillis(5)));
      }
      // The server's own ends are closed a little later; ours would be 310 or more.
      assertThat(openDescriptors() - before).isLessThan(110);
    }
  }

  @Test
  void addressesAreInterleavedAndIpv6GoesFirst() {
    var addresses =
        List.of("192.0.2.1", "192.0.2.2", "2001:db8::1", "192.0.2.3", "2001:db8::2").stream()
            .map(Loopback::address)
            .toList();
    assertThat(HappyEyeballs.order(addresses))
        .map(Object::toString)
        .containsExactly("2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2", "192.0.2.3");
  }

  private Connector connector(Resolver resolver) {
    return new Connector(resolver, () -> System.nanoTime() - start);
  }

  private Connection connect(String host, int port, String... addresses)
      throws NotConnectedException {
    return connector(Loopback.answering(addresses))
        .connect(Loopback.target(host, port), ConnectOptions.DEFAULT);
  }

  private NotConnectedException failing(int port, String... addresses) {
    return notConnected(
        connector(Loopback.answering(addresses)),
        Loopback.target("localhost", port),
        ConnectOptions.DEFAULT);
  }

  private static NotConnectedException notConnected(
      Connector connector, Target target, ConnectOptions options) {
    return catchThrowableOfType(
        NotConnectedException.class, () -> connector.connect(target, options).close());
  }

  private NotConnectedException interruptedWhileConnecting(int port, Thread.Builder builder)
      throws InterruptedException, ExecutionException {
    CountDownLatch resolved = new CountDownLatch(1);
    Resolver resolver =
        _ -> {
          resolved.countDown();
          return List.of(Loopback.address("127.0.0.2"));
        };
    FutureTask<NotConnectedException> task =
        new FutureTask<>(() -> {
          NotConnectedException e =
              notConnected(
                  connector(resolver), Loopback.target("localhost", port), ConnectOptions.DEFAULT);
          assertThat(Thread.currentThread().isInterrupted()).isTrue();
          return e;
        });
    Thread thread = builder.start(task);
    resolved.await();
    while (thread.getState() == Thread.State.RUNNABLE && !isSelecting(thread)) {
      Thread.onSpinWait();
    }
    Thread.sleep(50);
    thread.interrupt();
    return task.get();
  }

  private static boolean isSelecting(Thread thread) {
    return List.of(thread.getStackTrace()).stream()
        .anyMatch(frame -> frame.getMethodName().equals("select"));
  }

  private String remoteWith(FamilyChoice families, int port) throws NotConnectedException {
    try (var connection =
        connector(Loopback.answering("127.0.0.1", "::1"))
            .connect(Loopback.target("localhost", port), families(families))) {
      return connection.remote().address().toString();
    }
  }

  private static List<String> outcomes(ConnectAttempt attempt) {
    return attempt.connects().stream()
        .map(c -> c.remote().address() + " " + outcome(c.outcome()))
        .toList();
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Connected _ -> "connected";
      case Outcome.Overtaken _ -> "overtaken";
      case Outcome.Failed(NetworkFailure.ConnectionRefused _) -> "refused";
      case Outcome.Failed(NetworkFailure.TimedOut _) -> "timed out";
      case Outcome.Failed(NetworkFailure other) -> other.sentence();
    };
  }

  private static ConnectOptions options(Duration step) {
    return new ConnectOptions(FamilyChoice.ANY, List.of(), List.of(), Timeouts.ofStep(step));
  }

  private static ConnectOptions families(FamilyChoice families) {
    return new ConnectOptions(families, List.of(), List.of(), Timeouts.DEFAULT);
  }

  private static ConnectOptions rules(List<String> resolve, List<String> connectTo)
      throws TargetException {
    List<ResolveRule> resolveRules = new ArrayList<>();
    for (String rule : resolve) {
      resolveRules.add(ResolveRule.parse(rule));
    }
    List<ConnectToRule> connectToRules = new ArrayList<>();
    for (String rule : connectTo) {
      connectToRules.add(ConnectToRule.parse(rule));
    }
    return new ConnectOptions(FamilyChoice.ANY, resolveRules, connectToRules, Timeouts.DEFAULT);
  }

  private static List<IpAddress> sleepForEver() {
    try {
      Thread.sleep(Duration.ofDays(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("woken");
  }

  private static long openDescriptors() {
    return ((com.sun.management.UnixOperatingSystemMXBean)
            ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }
}

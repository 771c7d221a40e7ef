package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final byte[] buffer = new byte[4096];

  @Test
  void readsWhatWasWritten() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::echo);
        var connection = connect(server)) {
      connection.write(new byte[] {1, 2, 3}, in(connection, LONG));
      assertThat(connection.read(buffer, in(connection, LONG))).isEqualTo(3);
      assertThat(buffer).startsWith(1, 2, 3, 0);
      assertThat(connection.bytesWritten()).isEqualTo(3);
      assertThat(connection.bytesRead()).isEqualTo(3);
    }
  }

  @Test
  void readsNoMoreThanFits() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::echo);
        var connection = connect(server)) {
      connection.write(new byte[] {1, 2, 3}, in(connection, LONG));
      int total = 0;
      while (total < 3) {
        int count = connection.read(new byte[2], in(connection, LONG));
        assertThat(count).isBetween(1, 2);
        total += count;
      }
      assertThat(connection.bytesRead()).isEqualTo(3);
    }
  }

  @Test
  void theEndIsNoFailure() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::hangUp);
        var connection = connect(server)) {
      assertThat(connection.read(buffer, in(connection, LONG))).isEqualTo(Connection.END);
      assertThat(connection.read(buffer, in(connection, LONG))).isEqualTo(Connection.END);
      assertThat(connection.bytesRead()).isZero();
    }
  }

  @Test
  void aSilentServerTimesOut() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::silent);
        var connection = connect(server)) {
      NetworkException e = failing(() -> connection.read(buffer, in(connection, SHORT)));
      assertThat(e)
          .hasMessage(
              "Timed out while performing the TLS handshake (127.0.0.1:%d) after 0.2 s.",
              server.port())
          .hasNoCause();
      assertThat(e.getStackTrace()).isEmpty();
    }
  }

  @Test
  void aServerThatSendsByteByByteHitsTheDeadline() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::trickle);
        var connection = connect(server)) {
      Deadline deadline = in(connection, SHORT);
      NetworkException e =
          failing(() -> {
            while (connection.read(buffer, deadline) > 0) {
              assertThat(connection.now()).isLessThan(LONG.toNanos());
            }
          });
      assertThat(e.failure()).isInstanceOf(NetworkFailure.TimedOut.class);
      assertThat(connection.bytesRead()).isPositive();
    }
  }

  @Test
  void aServerThatNeverReadsHitsTheDeadline() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::silent);
        var connection = connect(server)) {
      byte[] flood = new byte[64 * 1024 * 1024];
      NetworkException e = failing(() -> connection.write(flood, in(connection, SHORT)));
      assertThat(e.failure()).isInstanceOf(NetworkFailure.TimedOut.class);
      assertThat(connection.bytesWritten()).isPositive().isLessThan(flood.length);
    }
  }

  @Test
  void aPassedDeadlineEndsEvenWhatCouldBeRead() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::echo);
        var connection = connect(server)) {
      connection.write(new byte[1], in(connection, LONG));
      Deadline passed = new Deadline(Stage.HTTP, 0, connection.now());
      assertThat(failing(() -> connection.read(buffer, passed)).failure())
          .isInstanceOf(NetworkFailure.TimedOut.class);
      assertThat(failing(() -> connection.write(new byte[1], passed)).failure())
          .isInstanceOf(NetworkFailure.TimedOut.class);
    }
  }

  @Test
  void aResetIsToldFromAnOrderlyEnd() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::reset);
        var connection = connect(server)) {
      connection.write(new byte[1], in(connection, LONG));
      NetworkException e = failing(() -> connection.read(buffer, in(connection, LONG)));
      assertThat(e.failure())
          .isEqualTo(new NetworkFailure.ConnectionReset(connection.remote(), Stage.HANDSHAKE));
      assertThat(e)
          .hasMessage(
              "127.0.0.1:%d reset the connection while we were performing the TLS handshake.",
              server.port());
    }
  }

  @Test
  void writingAfterAResetFailsAsReset() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::reset);
        var connection = connect(server)) {
      Deadline deadline = in(connection, LONG);
      NetworkException e =
          failing(() -> {
            while (true) {
              connection.write(new byte[1], deadline);
            }
          });
      assertThat(e.failure()).isInstanceOf(NetworkFailure.ConnectionReset.class);
    }
  }

  @Test
  void interruptingEndsARead() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::silent);
        var connection = connect(server)) {
      FutureTask<NetworkException> task = reading(connection);
      Thread thread = Thread.ofVirtual().start(task);
      Thread.sleep(50);
      thread.interrupt();
      assertThat(task.get()).hasMessage("Cancelled while performing the TLS handshake.");
    }
  }

  @Test
  void closingEndsARead() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::silent)) {
      Connection connection = connect(server);
      FutureTask<NetworkException> task = reading(connection);
      Thread.ofPlatform().start(task);
      Thread.sleep(50);
      connection.close();
      assertThat(task.get()).hasMessage("Cancelled while performing the TLS handshake.");
    }
  }

  @Test
  void aClosedConnectionCanBeClosedAgainButNotUsed() throws Exception {
    try (var server = Loopback.server("127.0.0.1", Loopback::silent)) {
      Connection connection = connect(server);
      connection.close();
      connection.close();
      assertThat(failing(() -> connection.read(buffer, in(connection, LONG))).failure())
          .isInstanceOf(NetworkFailure.Cancelled.class);
      assertThat(failing(() -> connection.write(buffer, in(connection, LONG))).failure())
          .isInstanceOf(NetworkFailure.Cancelled.class);
    }
  }

  private FutureTask<NetworkException> reading(Connection connection) {
    return new FutureTask<>(() -> failing(() -> connection.read(buffer, in(connection, LONG))));
  }

  private static Connection connect(Loopback.Server server) throws NotConnectedException {
    long start = System.nanoTime();
    return new Connector(Loopback.answering("127.0.0.1"), () -> System.nanoTime() - start)
        .connect(Loopback.target("localhost", server.port()), ConnectOptions.DEFAULT);
  }

  private static Deadline in(Connection connection, Duration step) {
    long now = connection.now();
    return new Deadline(Stage.HANDSHAKE, now, now + step.toNanos());
  }

  private static NetworkException failing(ThrowingCallable action) {
    return catchThrowableOfType(NetworkException.class, action);
  }
}

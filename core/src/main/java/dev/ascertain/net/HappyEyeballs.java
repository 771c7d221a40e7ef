package dev.ascertain.net;

import dev.ascertain.observation.AddressFamily;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.IpAddress;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.TcpConnect;
import dev.ascertain.observation.TcpConnect.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Races TCP connections to several addresses, by RFC 8305, in the calling thread: one selector
 * waits for all of them.
 */
final class HappyEyeballs {
  /**
   * RFC 8305 section 5: "a Connection Attempt Delay […] One recommended value for a default delay
   * is 250 milliseconds."
   */
  static final long ATTEMPT_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Selector selector;
  private final Deadline deadline;
  private final LongSupplier clock;
  private final Deque<Endpoint> waiting;
  private final List<Attempt> attempts = new ArrayList<>();
  private long nextStartNanos;

  private HappyEyeballs(
      Selector selector, List<Endpoint> remotes, Deadline deadline, LongSupplier clock) {
    this.selector = selector;
    this.waiting = new ArrayDeque<>(remotes);
    this.deadline = deadline;
    this.clock = clock;
  }

  /** How a race ended; {@code connects} are all attempts in the order in which they began. */
  sealed interface Result {}

  /**
   * One attempt was successful.
   *
   * @param key of the connected channel, the only open one of its selector
   */
  record Won(List<TcpConnect> connects, SelectionKey key, Endpoint local, Endpoint remote)
      implements Result {}

  /** None was. */
  record Lost(List<TcpConnect> connects, NetworkFailure failure) implements Result {}

  /**
   * The order in which to try addresses. RFC 8305 section 4: "Whichever address family is first in
   * the list should be followed by an endpoint of the other address family". IPv6 goes first;
   * within a family the order stays.
   */
  static List<IpAddress> order(List<IpAddress> addresses) {
    Deque<IpAddress> ipv6 = ofFamily(addresses, AddressFamily.IPV6);
    Deque<IpAddress> ipv4 = ofFamily(addresses, AddressFamily.IPV4);
    List<IpAddress> ordered = new ArrayList<>();
    while (!ipv6.isEmpty() || !ipv4.isEmpty()) {
      Optional.ofNullable(ipv6.poll()).ifPresent(ordered::add);
      Optional.ofNullable(ipv4.poll()).ifPresent(ordered::add);
    }
    return ordered;
  }

  /**
   * Connects to the first of {@code remotes} that answers.
   *
   * @param remotes where to, in order; at least one
   */
  static Result race(List<Endpoint> remotes, Deadline deadline, LongSupplier clock)
      throws IOException {
    HappyEyeballs race = new HappyEyeballs(Selector.open(), remotes, deadline, clock);
    boolean won = false;
    try {
      Result result = race.run();
      won = result instanceof Won;
      return result;
    } finally {
      if (!won) {
        race.attempts.forEach(a -> closeQuietly(a.channel()));
        closeQuietly(race.selector);
      }
    }
  }

  /** Waits until a channel is ready, {@code nanos} have passed or the thread is interrupted. */
  static void select(Selector selector, long nanos) throws IOException {
    // Rounded up: 0 would mean to wait for ever, and rounding down to ask many times.
    selector.select(Math.max(1, Math.ceilDiv(nanos, 1_000_000L)));
  }

  /** Closes; there is nothing to be done about a failure. */
  static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      // The descriptor is gone all the same.
    }
  }

  private Result run() throws IOException {
    @Nullable Attempt winner = null;
    boolean cancelled = false;
    try {
      nextStartNanos = clock.getAsLong();
      while (winner == null) {
        cancelled = Thread.currentThread().isInterrupted();
        long now = clock.getAsLong();
        boolean somePending = attempts.stream().anyMatch(Attempt::isPending);
        boolean exhausted = waiting.isEmpty() && !somePending;
        if (cancelled || exhausted || deadline.remaining(now) <= 0) {
          break;
        }
        if (!waiting.isEmpty() && now >= nextStartNanos) {
          winner = begin(waiting.remove(), now);
        } else {
          select(selector, (waiting.isEmpty() ? deadline.endNanos() : wakeNanos()) - now);
          winner = finishReady();
        }
      }
    } finally {
      abandonPending(winner != null, cancelled);
    }
    List<TcpConnect> connects = attempts.stream().map(Attempt::observation).toList();
    if (winner == null) {
      return new Lost(connects, headline(cancelled));
    }
    // The channels closed above keep their descriptors until their keys have left the selector.
    selector.selectNow();
    return new Won(connects, winner.key, local(winner), winner.remote);
  }

  private long wakeNanos() {
    return Math.min(nextStartNanos, deadline.endNanos());
  }

  /** Begins to connect; returns the attempt if it is connected at once. */
  private @Nullable Attempt begin(Endpoint remote, long now) throws IOException {
    Attempt attempt = new Attempt(remote, now, register(selector));
    attempt.key.attach(attempt);
    attempts.add(attempt);
    nextStartNanos = now + ATTEMPT_DELAY_NANOS;
    try {
      boolean connected = attempt.channel().connect(socketAddress(remote));
      return connected ? succeed(attempt) : null;
    } catch (IOException e) {
      fail(attempt, IoFailures.of(e, Stage.TCP_CONNECT, remote));
    } catch (UnsupportedAddressTypeException e) {
      String detail = "this machine has no " + remote.address().family();
      fail(attempt, new NetworkFailure.Unreachable(remote, detail));
    }
    return null;
  }

  /** Looks at every channel that is ready; returns the first that turns out to be connected. */
  private @Nullable Attempt finishReady() {
    @Nullable Attempt winner = null;
    for (SelectionKey key : selector.selectedKeys()) {
      Attempt attempt = (Attempt) key.attachment();
      try {
        if (winner == null && attempt.channel().finishConnect()) {
          winner = succeed(attempt);
        }
      } catch (IOException e) {
        fail(attempt, IoFailures.of(e, Stage.TCP_CONNECT, attempt.remote));
      }
    }
    selector.selectedKeys().clear();
    return winner;
  }

  private Attempt succeed(Attempt attempt) throws IOException {
    attempt.end(new Outcome.Connected(local(attempt)), clock.getAsLong());
    return attempt;
  }

  private static Endpoint local(Attempt attempt) throws IOException {
    InetSocketAddress local = (InetSocketAddress) attempt.channel().getLocalAddress();
    return new Endpoint(new IpAddress(local.getAddress().getAddress()), local.getPort());
  }

  private void fail(Attempt attempt, NetworkFailure failure) {
    closeQuietly(attempt.channel());
    long now = clock.getAsLong();
    attempt.end(new Outcome.Failed(failure), now);
    // The delay is for attempts that are not answered: the next one need not wait any longer.
    nextStartNanos = now;
  }

  private void abandonPending(boolean won, boolean cancelled) {
    for (Attempt attempt : attempts) {
      if (attempt.isPending()) {
        closeQuietly(attempt.channel());
        long now = clock.getAsLong();
        attempt.end(won ? new Outcome.Overtaken() : unfinished(attempt, now, cancelled), now);
      }
    }
  }

  private static Outcome unfinished(Attempt attempt, long now, boolean cancelled) {
    String peer = attempt.remote.toString();
    return new Outcome.Failed(
        cancelled
            ? new NetworkFailure.Cancelled(Stage.TCP_CONNECT)
            : new NetworkFailure.TimedOut(Stage.TCP_CONNECT, peer, now - attempt.startNanos));
  }

  /** The failure to report for the whole race. */
  private NetworkFailure headline(boolean cancelled) {
    if (cancelled) {
      return new NetworkFailure.Cancelled(Stage.TCP_CONNECT);
    }
    return attempts.stream()
        .map(a -> a.outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(o -> ((Outcome.Failed) o).failure())
        .max(Comparator.comparingInt(HappyEyeballs::weight))
        .orElseGet(() -> deadline.timedOut(waiting.element().toString()));
  }

  /** Of several failures the one that says most about the server comes first. */
  private static int weight(NetworkFailure failure) {
    return switch (failure) {
      case NetworkFailure.ConnectionRefused _ -> 4;
      case NetworkFailure.ConnectionReset _ -> 3;
      case NetworkFailure.TimedOut _ -> 2;
      case NetworkFailure.Unreachable _ -> 1;
      case NetworkFailure.SystemError _,
          NetworkFailure.Cancelled _,
          NetworkFailure.NameNotResolved _,
          NetworkFailure.NoAddressOfFamily _ ->
          0;
    };
  }

  private static Deque<IpAddress> ofFamily(List<IpAddress> addresses, AddressFamily family) {
    Deque<IpAddress> found = new ArrayDeque<>();
    addresses.stream().filter(a -> a.family() == family).forEach(found::add);
    return found;
  }

  /** Where that is, for Java's sockets. */
  static InetSocketAddress socketAddress(Endpoint remote) throws IOException {
    return new InetSocketAddress(
        InetAddress.getByAddress(remote.address().octets()), remote.port());
  }

  private static SelectionKey register(Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      return channel.register(selector, SelectionKey.OP_CONNECT);
    } catch (IOException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  /** One connection attempt; pending until it has an outcome. */
  private static final class Attempt {
    private final Endpoint remote;
    private final long startNanos;
    private final SelectionKey key;
    private @Nullable Outcome outcome;
    private long endNanos;

    Attempt(Endpoint remote, long startNanos, SelectionKey key) {
      this.remote = remote;
      this.startNanos = startNanos;
      this.key = key;
    }

    SocketChannel channel() {
      return (SocketChannel) key.channel();
    }

    boolean isPending() {
      return outcome == null;
    }

    void end(Outcome how, long now) {
      outcome = how;
      endNanos = now;
    }

    /** What became of it, once it is no longer pending. */
    TcpConnect observation() {
      return new TcpConnect(remote, startNanos, endNanos, Objects.requireNonNull(outcome));
    }
  }
}

package dev.ascertain.net;

import dev.ascertain.observation.AddressFamily;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.IpAddress;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.observation.TcpConnect;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens TCP connections: finds the addresses of a target and connects to the one that answers
 * first.
 */
public final class Connector {
  /** More addresses than any real name has; bounds what a hostile answer can make us do. */
  private static final int MOST_ADDRESSES = 64;

  private final Resolver resolver;
  private final LongSupplier clock;

  /**
   * A connector.
   *
   * @param clock nanoseconds since the examination began
   */
  public Connector(Resolver resolver, LongSupplier clock) {
    this.resolver = resolver;
    this.clock = clock;
  }

  /**
   * Connects to a target.
   *
   * @throws NotConnectedException if the name has no address that may be used, no address answers
   *     in time, or the thread is interrupted (its interrupt status stays set)
   */
  public Connection connect(Target target, ConnectOptions options) throws NotConnectedException {
    Optional<Target> via = ConnectToRule.apply(options.connectTo(), target);
    Deadline lookupEnd = options.timeouts().deadline(Stage.NAME_LOOKUP, clock.getAsLong());
    DnsLookup lookup = lookup(via.orElse(target), options, lookupEnd);
    Deadline connectEnd = options.timeouts().deadline(Stage.TCP_CONNECT, clock.getAsLong());
    return connect(target, via, lookup, options.families(), connectEnd);
  }

  /**
   * Connects to one of the addresses that were looked up.
   *
   * @param via where to connect to in place of {@code target}; empty if to itself
   * @param lookup its addresses, or those of them that may be used
   * @throws NotConnectedException as above
   */
  Connection connect(
      Target target,
      Optional<Target> via,
      DnsLookup lookup,
      FamilyChoice families,
      Deadline deadline)
      throws NotConnectedException {
    Target destination = via.orElse(target);
    if (lookup.failure().isPresent()) {
      throw notConnected(lookup.failure().get(), target, via, lookup, List.of());
    }
    List<Endpoint> remotes = remotes(lookup.addresses(), destination.port(), families);
    if (remotes.isEmpty()) {
      NetworkFailure failure =
          new NetworkFailure.NoAddressOfFamily(destination.host(), only(families));
      throw notConnected(failure, target, via, lookup, List.of());
    }
    try {
      return switch (HappyEyeballs.race(remotes, deadline, clock)) {
        case HappyEyeballs.Won(var connects, var key, var local, var remote) ->
            new Connection(
                key,
                clock,
                new ConnectAttempt(target, via, lookup, connects, Optional.empty()),
                local,
                remote);
        case HappyEyeballs.Lost(var connects, var failure) ->
            throw notConnected(failure, target, via, lookup, connects);
      };
    } catch (IOException e) {
      // No socket can be opened at all: too many open files, for example.
      throw notConnected(
          IoFailures.of(e, Stage.TCP_CONNECT, remotes.getFirst()), target, via, lookup, List.of());
    }
  }

  /** Nanoseconds since the examination began. */
  long now() {
    return clock.getAsLong();
  }

  /** Finds the addresses of a target; a failure is part of the outcome. */
  DnsLookup lookup(Target target, ConnectOptions options, Deadline deadline) {
    long start = clock.getAsLong();
    String name = target.lookupName();
    Optional<List<IpAddress>> given =
        ResolveRule.addresses(options.resolve(), target.host(), target.port(), options.families());
    if (given.isPresent()) {
      return found(name, DnsLookup.Source.GIVEN, given.get(), start);
    }
    if (target.address().isPresent()) {
      return found(name, DnsLookup.Source.LITERAL, List.of(target.address().get()), start);
    }
    try {
      return found(name, DnsLookup.Source.RESOLVER, resolve(name, deadline), start);
    } catch (NetworkException e) {
      return new DnsLookup(
          name,
          DnsLookup.Source.RESOLVER,
          List.of(),
          start,
          clock.getAsLong(),
          Optional.of(e.failure()));
    }
  }

  /**
   * Asks the resolver in a thread of its own. When the deadline passes, that thread is left to its
   * fate: the system's resolver cannot be interrupted, but it does end. It is no virtual thread,
   * because it would keep hold of its carrier all the while, and there are few of those.
   */
  private List<IpAddress> resolve(String name, Deadline deadline) throws NetworkException {
    FutureTask<List<IpAddress>> answer = new FutureTask<>(() -> resolver.resolve(name));
    Thread.ofPlatform().daemon().name("lookup of " + name).start(answer);
    try {
      return answer.get(deadline.remaining(clock.getAsLong()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new NetworkException(deadline.timedOut(name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException(new NetworkFailure.Cancelled(Stage.NAME_LOOKUP));
    } catch (ExecutionException e) {
      throw new NetworkException(lookupFailure(name, e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  private static NetworkFailure lookupFailure(String name, @Nullable Throwable cause) {
    @Nullable String given = cause == null ? null : cause.getMessage();
    String message = given == null ? "" : given;
    if (!(cause instanceof UnknownHostException)) {
      return new NetworkFailure.SystemError(Stage.NAME_LOOKUP, name, message);
    }
    // Java puts the name in front of the resolver's words, or gives the name alone.
    String detail = message.startsWith(name) ? message.substring(name.length()) : message;
    return new NetworkFailure.NameNotResolved(name, detail.replaceFirst("^: ", ""));
  }

  private DnsLookup found(
      String name, DnsLookup.Source source, List<IpAddress> addresses, long start) {
    List<IpAddress> bounded = addresses.stream().limit(MOST_ADDRESSES).toList();
    return new DnsLookup(name, source, bounded, start, clock.getAsLong(), Optional.empty());
  }

  private static List<Endpoint> remotes(
      List<IpAddress> addresses, int port, FamilyChoice families) {
    List<IpAddress> allowed = addresses.stream().filter(a -> families.allows(a.family())).toList();
    return HappyEyeballs.order(allowed).stream().map(a -> new Endpoint(a, port)).toList();
  }

  private static AddressFamily only(FamilyChoice families) {
    return families.allows(AddressFamily.IPV4) ? AddressFamily.IPV4 : AddressFamily.IPV6;
  }

  private static NotConnectedException notConnected(
      NetworkFailure failure,
      Target target,
      Optional<Target> via,
      DnsLookup lookup,
      List<TcpConnect> connects) {
    return new NotConnectedException(
        failure, new ConnectAttempt(target, via, lookup, connects, Optional.of(failure)));
  }
}

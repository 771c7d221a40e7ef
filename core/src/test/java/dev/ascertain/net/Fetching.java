package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.observation.FetchFailure;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.peers.Peer;
import java.time.Duration;
import java.time.Instant;

/** Fetchers for tests, and a look at what they fetched. */
final class Fetching {
  /** The time of day at which everything is fetched. */
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final Duration LONG = Duration.ofSeconds(50);

  /** For what ends by itself. */
  static final FetchLimits PATIENT = new FetchLimits(LONG, LONG, 100, 1L << 28);

  /** For what does not. */
  static final FetchLimits HASTY = new FetchLimits(Duration.ofSeconds(1), LONG, 100, 1L << 28);

  private final long start = System.nanoTime();

  /** Fetches without a resolver and without a cache. */
  Fetched fetch(FetchLimits limits, FetchRequest request) {
    return fetcher(limits).fetch(request);
  }

  Fetcher fetcher(FetchLimits limits) {
    return fetcher(limits, Loopback.answering(), FetchCache.none());
  }

  Fetcher fetcher(FetchLimits limits, Resolver resolver, FetchCache cache) {
    return new Fetcher(
        connector(resolver),
        new FetchOptions(ConnectOptions.DEFAULT, limits, "1.2.3"),
        cache,
        () -> NOW);
  }

  Connector connector(Resolver resolver) {
    return new Connector(resolver, () -> System.nanoTime() - start);
  }

  /** A CRL on this server. */
  static FetchRequest crl(Peer server) {
    return FetchRequest.crl(server.url("/a.crl"));
  }

  static Fetched.Body body(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Fetched.Body.class);
    return (Fetched.Body) fetched;
  }

  static FetchFailure reason(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Fetched.NotFetched.class);
    assertThat(fetched.duration()).isPositive();
    return ((Fetched.NotFetched) fetched).reason();
  }

  /** In which step a fetch timed out. */
  static Stage timedOut(Fetched fetched) {
    assertThat(reason(fetched)).isInstanceOf(FetchFailure.Network.class);
    FetchFailure.Network network = (FetchFailure.Network) reason(fetched);
    assertThat(network.failure()).isInstanceOf(NetworkFailure.TimedOut.class);
    return ((NetworkFailure.TimedOut) network.failure()).stage();
  }
}

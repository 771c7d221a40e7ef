package dev.ascertain.net;

import dev.ascertain.observation.FetchFailure;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Fetches the evidence that verification asks for, over plain HTTP/1.1: issuers' certificates, OCSP
 * responses, CRLs. One for each examination, whose {@link FetchLimits} it keeps.
 *
 * <p>Where there are several addresses for one piece of evidence, the caller tries them in order.
 * Only the cache is asked first; what has come is put there by the caller once it is judged ({@link
 * FetchCache#store}).
 *
 * <p>May be used by several threads. Interrupting a thread ends its fetches at once, with {@link
 * dev.ascertain.observation.NetworkFailure.Cancelled}.
 */
public final class Fetcher {
  private final Connector connector;
  private final FetchOptions options;
  private final FetchCache cache;
  private final Supplier<Instant> wallClock;
  private final FetchBudget budget;

  /**
   * A fetcher that has fetched nothing yet.
   *
   * @param connector opens the connections; its clock is the one of the limits
   * @param cache where evidence may be already
   * @param wallClock the time of day, UTC
   */
  public Fetcher(
      Connector connector, FetchOptions options, FetchCache cache, Supplier<Instant> wallClock) {
    this.connector = connector;
    this.options = options;
    this.cache = cache;
    this.wallClock = wallClock;
    this.budget = new FetchBudget(options.limits());
  }

  /** Fetches one piece of evidence. Never throws for anything a server or the network does. */
  public Fetched fetch(FetchRequest request) {
    return fetchAll(List.of(request)).getFirst();
  }

  /**
   * Fetches several pieces of evidence at once: one that does not answer delays no other.
   *
   * @return what became of each request, in the same order
   */
  public List<Fetched> fetchAll(List<FetchRequest> requests) {
    // What may be fetched is decided here, in order, so that the outcome depends on no race.
    List<Begun> begun = requests.stream().map(this::begin).toList();
    boolean several = begun.stream().filter(Open.class::isInstance).count() > 1;
    List<FutureTask<Fetched>> tasks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (Begun each : begun) {
      FutureTask<Fetched> task = new FutureTask<>(() -> finish(each));
      tasks.add(task);
      if (several && each instanceof Open) {
        threads.add(Thread.startVirtualThread(task));
      } else {
        task.run();
      }
    }
    return outcomes(tasks, threads);
  }

  /** A request of which it is known whether the network is needed. */
  private sealed interface Begun {}

  /** It is not: the answer is there. */
  private record Answered(Fetched answer) implements Begun {}

  /** It is. */
  private record Open(FetchMessage message, long startNanos, long endNanos) implements Begun {}

  private Begun begin(FetchRequest request) {
    long start = connector.now();
    try {
      FetchMessage message = FetchMessage.of(request, options.version());
      Optional<CacheEntry> cached = cache.find(request, wallClock.get());
      if (cached.isPresent()) {
        return new Answered(cached.get().body(since(start)));
      }
      Optional<FetchFailure.BudgetUsedUp.Budget> usedUp = budget.begin(start);
      if (usedUp.isPresent()) {
        throw new FetchException(new FetchFailure.BudgetUsedUp(usedUp.get()));
      }
      return new Open(message, start, budget.end(start));
    } catch (FetchException e) {
      return new Answered(new Fetched.NotFetched(e.failure(), since(start)));
    }
  }

  private Fetched finish(Begun begun) {
    return switch (begun) {
      case Answered(Fetched answer) -> answer;
      case Open(FetchMessage message, long start, long end) -> overNetwork(message, start, end);
    };
  }

  private Fetched overNetwork(FetchMessage message, long startNanos, long endNanos) {
    long limit = FetchLimits.mostBytes(message.evidence().kind());
    HttpFetch fetch = new HttpFetch(connector, options.connect(), budget, limit, endNanos);
    try {
      HttpFetch.Content content = fetch.fetch(message);
      Instant now = wallClock.get();
      return new Fetched.Body(
          content.bytes(),
          content.response().field("Content-Type"),
          now,
          HttpFreshness.until(content.response(), now),
          false,
          since(startNanos));
    } catch (FetchException e) {
      return new Fetched.NotFetched(e.failure(), since(startNanos));
    }
  }

  /** Waits for all, even if interrupted: then they end at once. */
  private static List<Fetched> outcomes(List<FutureTask<Fetched>> tasks, List<Thread> threads) {
    List<Fetched> outcomes = new ArrayList<>();
    boolean interrupted = false;
    while (outcomes.size() < tasks.size()) {
      try {
        outcomes.add(tasks.get(outcomes.size()).get());
      } catch (InterruptedException e) {
        interrupted = true;
        threads.forEach(Thread::interrupt);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a bug in fetching", e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(outcomes);
  }

  private Duration since(long startNanos) {
    return Duration.ofNanos(connector.now() - startNanos);
  }
}

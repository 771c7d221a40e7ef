package dev.ascertain.net;

import static dev.ascertain.net.Fetching.NOW;
import static dev.ascertain.net.Fetching.PATIENT;
import static dev.ascertain.net.Fetching.body;
import static dev.ascertain.net.Fetching.crl;
import static dev.ascertain.net.Fetching.reason;
import static dev.ascertain.net.Fetching.timedOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ascertain.observation.FetchFailure.BudgetUsedUp;
import dev.ascertain.observation.FetchFailure.BudgetUsedUp.Budget;
import dev.ascertain.observation.FetchFailure.Network;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.peers.EvidenceServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawHttp;
import dev.ascertain.peers.RawServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How much one examination may fetch, and what it fetches at once. */
@Timeout(60)
class FetchBudgetTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final byte[] CONTENT = {0x30, 3, 2, 1, 5};

  private final Fetching fetching = new Fetching();

  @Test
  void thereIsALimitToTheNumberOfAddresses() {
    try (EvidenceServer web = EvidenceServer.start()) {
      FetchRequest request = FetchRequest.crl(web.crl("/a.crl", CONTENT));
      Fetcher fetcher = fetching.fetcher(new FetchLimits(LONG, LONG, 3, 1 << 20));

      body(fetcher.fetch(request));
      // What is not even asked does not count.
      reason(fetcher.fetch(FetchRequest.crl("https://a.example/")));
      List<Fetched> more = fetcher.fetchAll(Collections.nCopies(3, request));

      body(more.get(0));
      body(more.get(1));
      assertThat(reason(more.get(2))).isEqualTo(new BudgetUsedUp(Budget.FETCHES));
      assertThat(reason(more.get(2)).sentence())
          .isEqualTo("Not fetched: this examination has asked as many addresses as it may.");
      assertThat(web.requests()).hasSize(3);
    }
  }

  @Test
  void thereIsALimitToTheBytes() {
    try (Peer endless = RawHttp.endless();
        EvidenceServer web = EvidenceServer.start()) {
      Fetcher fetcher = fetching.fetcher(new FetchLimits(LONG, LONG, 10, 100_000));

      assertThat(reason(fetcher.fetch(crl(endless)))).isEqualTo(new BudgetUsedUp(Budget.BYTES));
      Fetched next = fetcher.fetch(FetchRequest.crl(web.crl("/a.crl", CONTENT)));
      assertThat(reason(next)).isEqualTo(new BudgetUsedUp(Budget.BYTES));
      assertThat(reason(next).sentence())
          .isEqualTo(
              "Not fetched to the end: this examination has read as much evidence as it may.");
      assertThat(web.requests()).isEmpty();
    }
  }

  @Test
  void thereIsALimitToTheTime() {
    AtomicLong clock = new AtomicLong(5_000_000_000L);
    try (EvidenceServer web = EvidenceServer.start()) {
      FetchRequest request = FetchRequest.crl(web.crl("/a.crl", CONTENT));
      Fetcher fetcher =
          new Fetcher(
              new Connector(Loopback.answering(), () -> clock.getAndIncrement()),
              new FetchOptions(
                  ConnectOptions.DEFAULT,
                  new FetchLimits(LONG, Duration.ofSeconds(20), 10, 1 << 20),
                  "1.2.3"),
              FetchCache.none(),
              () -> NOW);

      // It counts from the first fetch, whenever that is.
      body(fetcher.fetch(request));
      clock.addAndGet(19_000_000_000L);
      body(fetcher.fetch(request));
      clock.addAndGet(1_000_000_000L);
      assertThat(reason(fetcher.fetch(request))).isEqualTo(new BudgetUsedUp(Budget.TIME));
      assertThat(reason(fetcher.fetch(request)).sentence())
          .isEqualTo("Not fetched: this examination has spent as much time on fetching as it may.");
      assertThat(web.requests()).hasSize(2);
    }
  }

  @Test
  void oneFetchMayNotOutlastTheWhole() {
    try (Peer silent = RawServer.silent()) {
      Fetcher fetcher = fetching.fetcher(new FetchLimits(LONG, Duration.ofSeconds(1), 10, 1 << 20));

      assertThat(timedOut(fetcher.fetch(crl(silent)))).isEqualTo(Stage.HTTP);
    }
  }

  @Test
  void whatTheCacheHasDoesNotCount(@TempDir Path folder) {
    FetchCache cache = FetchCache.in(folder);
    try (EvidenceServer web = EvidenceServer.start()) {
      FetchRequest request = FetchRequest.crl(web.crl("/a.crl", CONTENT));
      Fetcher fetcher =
          fetching.fetcher(new FetchLimits(LONG, LONG, 1, 1 << 20), Loopback.answering(), cache);
      cache.store(request, body(fetcher.fetch(request)), NOW.plusSeconds(60));

      for (Fetched fetched : fetcher.fetchAll(Collections.nCopies(5, request))) {
        assertThat(body(fetched).fromCache()).isTrue();
        assertThat(body(fetched).bytes()).isEqualTo(CONTENT);
        assertThat(body(fetched).contentType()).contains("application/pkix-crl");
        assertThat(body(fetched).fetchedAt()).isEqualTo(NOW);
      }
      assertThat(web.requests()).hasSize(1);
    }
  }

  @Test
  void severalAreFetchedAtOnceAndKeepTheirOrder() {
    int count = 20;
    CountDownLatch arrived = new CountDownLatch(count);
    // Nobody is answered before all have asked.
    try (Peer server =
        RawServer.playing(connection -> {
          String path =
              new String(connection.receiveHead(), StandardCharsets.US_ASCII).split(" ", 3)[1];
          arrived.countDown();
          arrived.await();
          connection.send(("HTTP/1.1 200 OK\r\n\r\n" + path).getBytes(StandardCharsets.US_ASCII));
        })) {
      List<FetchRequest> requests = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        requests.add(FetchRequest.crl(server.url("/" + i)));
      }
      List<Fetched> all = fetching.fetcher(PATIENT).fetchAll(requests);

      assertThat(all).hasSize(count);
      for (int i = 0; i < count; i++) {
        assertThat(body(all.get(i)).bytes()).asString().isEqualTo("/" + i);
      }
    }
  }

  @Test
  void aDeadServerDoesNotDelayALiveOne() {
    try (Peer dead = RawServer.silent();
        EvidenceServer web = EvidenceServer.start()) {
      FetchRequest live = FetchRequest.crl(web.crl("/a.crl", CONTENT));
      FetchLimits limits = new FetchLimits(Duration.ofSeconds(3), LONG, 10, 1 << 20);
      List<Fetched> all =
          fetching.fetcher(limits).fetchAll(List.of(crl(dead), live, crl(dead), live));

      assertThat(timedOut(all.get(0))).isEqualTo(Stage.HTTP);
      assertThat(timedOut(all.get(2))).isEqualTo(Stage.HTTP);
      assertThat(body(all.get(1)).duration()).isLessThan(all.get(0).duration());
      assertThat(body(all.get(3)).duration()).isLessThan(all.get(0).duration());
    }
  }

  @Test
  void nothingToFetchIsNothingFetched() {
    assertThat(fetching.fetcher(PATIENT).fetchAll(List.of())).isEmpty();
  }

  @Test
  void anInterruptEndsAllFetchesAtOnce() throws Exception {
    CountDownLatch arrived = new CountDownLatch(3);
    try (Peer silent =
        RawServer.playing(connection -> {
          arrived.countDown();
          connection.drain();
        })) {
      Fetcher fetcher = fetching.fetcher(PATIENT);
      FutureTask<Boolean> task =
          new FutureTask<>(() -> {
            List<Fetched> all = fetcher.fetchAll(Collections.nCopies(3, crl(silent)));
            assertThat(all)
                .allSatisfy(each ->
                    assertThat(reason(each))
                        .isEqualTo(new Network(new NetworkFailure.Cancelled(Stage.HTTP))));
            return Thread.interrupted();
          });
      Thread thread = Thread.startVirtualThread(task);
      arrived.await();
      thread.interrupt();

      assertThat(task.get()).as("the interrupt status stays set").isTrue();
    }
  }

  @Test
  void limitsMustMakeSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FetchLimits(Duration.ZERO, LONG, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FetchLimits(LONG, Duration.ofDays(2), 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new FetchLimits(LONG, LONG, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new FetchLimits(LONG, LONG, 1, 0));
  }
}

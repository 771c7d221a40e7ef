package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FetchCacheTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final FetchRequest CRL = FetchRequest.crl("http://crl.example/a.crl");
  private static final byte[] CONTENT = {0x30, 3, 2, 1, 5};

  @TempDir Path directory;

  @Test
  void keepsWhatIsStored() {
    FetchCache cache = cache();
    cache.store(CRL, body(CONTENT), NOW.plusSeconds(60));

    for (FetchCache each : List.of(cache, cache())) {
      CacheEntry entry = each.find(CRL, NOW.plusSeconds(59)).orElseThrow();
      assertThat(entry.content()).isEqualTo(CONTENT);
      assertThat(entry.fetchedAt()).isEqualTo(NOW);
      assertThat(entry.expires()).isEqualTo(NOW.plusSeconds(60));
      Fetched.Body found = entry.body(Duration.ofMillis(1));
      assertThat(found.contentType()).contains("application/pkix-crl");
      assertThat(found.fromCache()).isTrue();
    }
    assertThat(cache.complaint()).isEmpty();
  }

  @Test
  void touchesNothingBeforeSomethingIsStored() {
    FetchCache cache = cache();

    assertThat(cache.find(CRL, NOW)).isEmpty();
    assertThat(cache.complaint()).isEmpty();
    assertThat(folder()).doesNotExist();
  }

  @Test
  void everyRequestIsKeptByItself() {
    List<FetchRequest> requests =
        List.of(
            FetchRequest.crl("http://a.example/1"),
            FetchRequest.crl("http://a.example/"),
            FetchRequest.caIssuers("http://a.example/"),
            FetchRequest.ocspGet("http://a.example/", new byte[] {'1'}),
            FetchRequest.ocspPost("http://a.example/", new byte[] {'1'}),
            FetchRequest.ocspPost("http://a.example/", new byte[] {'2'}),
            FetchRequest.ocspPost("http://a.example/1", new byte[0]));
    FetchCache cache = cache();
    for (int i = 0; i < requests.size(); i++) {
      cache.store(requests.get(i), body(new byte[] {(byte) i}), NOW.plusSeconds(60));
    }

    for (int i = 0; i < requests.size(); i++) {
      assertThat(content(cache, requests.get(i))).contains(new byte[] {(byte) i});
    }
  }

  @Test
  void theLaterReplacesTheEarlier() {
    FetchCache cache = cache();
    cache.store(CRL, body(CONTENT), NOW.plusSeconds(60));
    cache.store(CRL, body(new byte[] {7}), NOW.plusSeconds(60));

    assertThat(content(cache, CRL)).contains(new byte[] {7});
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    // expires after, looked for after, in seconds; found
    "60, 59, true",
    "60, 60, false",
    "60, -1, false",
    "604800, 604799, true",
    "604801, 604800, false",
    "99999999, 604799, true",
    "0, 0, false",
    "-60, 0, false",
  })
  void nothingIsUsedForTooLong(long expires, long after, boolean found) {
    FetchCache cache = cache();
    cache.store(CRL, body(CONTENT), NOW.plusSeconds(expires));

    assertThat(cache.find(CRL, NOW.plusSeconds(after)).isPresent()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"'', 86400", "60, 60", "999999, 86400", "0, 0"})
  void whatDoesNotSayHowLongItHoldsIsKeptForADayOrAsTheServerSays(String fresh, long expected) {
    Optional<Instant> until =
        fresh.isEmpty() ? Optional.empty() : Optional.of(NOW.plusSeconds(Long.parseLong(fresh)));
    FetchCache cache = cache();
    cache.store(
        CRL, new Fetched.Body(CONTENT, Optional.empty(), NOW, until, false, Duration.ofMillis(1)));

    assertThat(cache.find(CRL, NOW).map(CacheEntry::expires))
        .isEqualTo(expected == 0 ? Optional.empty() : Optional.of(NOW.plusSeconds(expected)));
  }

  @Test
  void whatComesFromTheCacheDoesNotGoBackThere() {
    FetchCache cache = cache();
    cache.store(CRL, body(CONTENT), NOW.plusSeconds(60));
    Fetched.Body found = cache.find(CRL, NOW).orElseThrow().body(Duration.ofMillis(1));
    cache.store(CRL, found, NOW.plusSeconds(1000));

    assertThat(cache.find(CRL, NOW).map(CacheEntry::expires)).contains(NOW.plusSeconds(60));
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws Exception {
    cache().store(CRL, body(CONTENT), NOW.plusSeconds(60));
    Path file = files().getFirst();
    byte[] good = Files.readAllBytes(file);

    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThat(cache().find(CRL, NOW)).isEmpty();
    }
    for (int i = 0; i < good.length; i++) {
      byte[] damaged = good.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      assertThat(cache().find(CRL, NOW)).isEmpty();
    }
    Files.write(file, new byte[100_000]);
    FetchCache cache = cache();
    assertThat(cache.find(CRL, NOW)).isEmpty();
    cache.store(CRL, body(CONTENT), NOW.plusSeconds(60));
    assertThat(content(cache, CRL)).contains(CONTENT);
    assertThat(cache.complaint()).isEmpty();
  }

  @Test
  void theFileOfAnotherRequestIsAsGoodAsNone() throws Exception {
    FetchRequest other = FetchRequest.crl("http://other.example/");
    cache().store(CRL, body(CONTENT), NOW.plusSeconds(60));
    Path file = files().getFirst();
    cache().store(other, body(CONTENT), NOW.plusSeconds(60));
    Path otherFile = files().stream().filter(f -> !f.equals(file)).findFirst().orElseThrow();
    Files.move(otherFile, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(cache().find(CRL, NOW)).isEmpty();
  }

  @Test
  void hugeFilesAndOtherThingsAreNotRead() throws Exception {
    cache().store(CRL, body(CONTENT), NOW.plusSeconds(60));
    Path file = files().getFirst();
    Files.delete(file);

    // A sparse file of 8 GiB: reading it would not end well.
    try (var channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.position(8L << 30).write(ByteBuffer.wrap(new byte[1]));
    }
    assertThat(cache().find(CRL, NOW)).isEmpty();
    Files.delete(file);

    Files.createDirectory(file);
    FetchCache cache = cache();
    assertThat(cache.find(CRL, NOW)).isEmpty();
    cache.store(CRL, body(CONTENT), NOW.plusSeconds(60));
    assertThat(cache.complaint()).isPresent();
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aFolderThatCannotBeUsedIsNoFailure() throws Exception {
    Path taken = Files.createFile(directory.resolve("taken"));

    FetchCache below = FetchCache.in(taken.resolve("cache"));
    assertThat(below.find(CRL, NOW)).isEmpty();
    below.store(CRL, body(CONTENT), NOW.plusSeconds(60));
    assertThat(below.complaint().orElseThrow())
        .startsWith("The cache folder \"" + taken)
        .endsWith(" cannot be used (Not a directory): evidence is fetched anew each time.");

    FetchCache itself = FetchCache.in(taken);
    itself.store(CRL, body(CONTENT), NOW.plusSeconds(60));
    assertThat(itself.complaint().orElseThrow()).contains("(something else is in its place)");
  }

  @Test
  void theOldestGoFirst() throws Exception {
    long roomForThree = 3_500;
    FetchCache cache = FetchCache.in(folder(), roomForThree);
    Files.createDirectories(folder());
    Path foreign = Files.write(folder().resolve("notes.txt"), new byte[10_000]);
    for (int i = 0; i < 6; i++) {
      cache.store(numbered(i), body(new byte[1_000]), NOW.plusSeconds(60));
      // File systems may not tell apart what is written in the same instant.
      age(numbered(i), Duration.ofMinutes(10 - i));
    }

    for (int i = 0; i < 6; i++) {
      assertThat(cache.find(numbered(i), NOW).isPresent()).isEqualTo(i >= 3);
    }
    assertThat(foreign).exists();
    assertThat(cache.complaint()).isEmpty();
  }

  @Test
  void whatDyingWritersLeaveBehindIsDeleted() throws Exception {
    FetchCache cache = cache();
    cache.store(CRL, body(CONTENT), NOW.plusSeconds(60));
    String key = files().getFirst().getFileName().toString();
    Path old = Files.createFile(folder().resolve(key + "123.tmp"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path recent = Files.createFile(folder().resolve(key + "124.tmp"));
    Path foreign = Files.createFile(folder().resolve("mine.tmp"));
    Files.setLastModifiedTime(foreign, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

    cache.store(CRL, body(CONTENT), NOW.plusSeconds(60));

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
    assertThat(foreign).exists();
  }

  @Test
  void manyMayWriteAndReadAtOnce() throws Exception {
    int writers = 8;
    int rounds = 100;
    CountDownLatch begin = new CountDownLatch(1);
    List<FutureTask<Integer>> tasks = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      byte value = (byte) w;
      FutureTask<Integer> task =
          new FutureTask<>(() -> {
            // A cache of its own, as every process has. Some room is lacking, so that they also
            // delete each other's files.
            FetchCache cache = FetchCache.in(folder(), 50_000);
            Random random = new Random(value);
            begin.await();
            int found = 0;
            for (int i = 0; i < rounds; i++) {
              byte[] content = new byte[10_000 + value];
              Arrays.fill(content, value);
              cache.store(numbered(random.nextInt(6)), body(content), NOW.plusSeconds(60));
              Optional<CacheEntry> entry = cache.find(numbered(random.nextInt(6)), NOW);
              found += entry.isPresent() ? 1 : 0;
              // Whoever wrote it, it is whole.
              entry.ifPresent(
                  e -> assertThat(e.content()).containsOnly(e.content().length - 10_000));
            }
            assertThat(cache.complaint()).isEmpty();
            return found;
          });
      tasks.add(task);
      Thread.ofPlatform().daemon().start(task);
    }
    begin.countDown();

    int found = 0;
    for (FutureTask<Integer> task : tasks) {
      found += task.get();
    }
    assertThat(found).isPositive();
    assertThat(files()).noneMatch(file -> file.toString().endsWith(".tmp"));
  }

  @Test
  void noneKeepsNothing() {
    FetchCache cache = FetchCache.none();
    cache.store(CRL, body(CONTENT), NOW.plusSeconds(60));

    assertThat(cache.find(CRL, NOW)).isEmpty();
    assertThat(cache.complaint()).isEmpty();
  }

  private Path folder() {
    return directory.resolve("new").resolve("cache");
  }

  private FetchCache cache() {
    return FetchCache.in(folder());
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void age(FetchRequest request, Duration by) throws IOException {
    Path file = folder().resolve(CacheEntry.fileName(CacheEntry.key(request)));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(by)));
  }

  private static FetchRequest numbered(int i) {
    return FetchRequest.crl("http://crl.example/" + i);
  }

  private static Optional<byte[]> content(FetchCache cache, FetchRequest request) {
    return cache.find(request, NOW).map(CacheEntry::content);
  }

  private static Fetched.Body body(byte[] content) {
    return new Fetched.Body(
        content,
        Optional.of("application/pkix-crl"),
        NOW,
        Optional.empty(),
        false,
        Duration.ofMillis(1));
  }
}

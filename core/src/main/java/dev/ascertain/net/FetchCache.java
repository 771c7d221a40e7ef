package dev.ascertain.net;

import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that was fetched earlier, in a folder: a file for each request.
 *
 * <p>The folder is not touched before something is looked for. Several threads and processes may
 * use it at once: files come into being complete, by an atomic move. A file that is damaged or not
 * ours is as good as none, and overwritten. If the folder cannot be used, that is no failure of
 * anything: evidence is fetched anew, and {@link #complaint} says why.
 *
 * <p>Nothing in it is trusted: what comes from here is judged like what comes from the network.
 */
public final class FetchCache {
  /** Nothing is kept for longer than this, whatever it says of itself. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /** How long evidence is kept that does not say how long it holds: an issuer's certificate. */
  public static final Duration USUAL = Duration.ofDays(1);

  /** When the files take up more than this, the oldest are deleted: 256 MiB. */
  public static final long MOST_BYTES = 256L * 1024 * 1024;

  /** Likewise when there are more than this. */
  static final int MOST_FILES = 4096;

  private static final String TEMPORARY = ".tmp";
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final @Nullable Path folder;
  private final long mostBytes;
  private volatile @Nullable String complaint;

  private FetchCache(@Nullable Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /** A cache that keeps nothing. */
  public static FetchCache none() {
    return new FetchCache(null, 0);
  }

  /** A cache in this folder, which is made when there is something to keep. */
  public static FetchCache in(Path folder) {
    return in(folder, MOST_BYTES);
  }

  /** A cache in this folder, of at most this size. */
  static FetchCache in(Path folder, long mostBytes) {
    return new FetchCache(folder, mostBytes);
  }

  /** Why the folder cannot be used, in one plain sentence; empty as long as it can. */
  public Optional<String> complaint() {
    return Optional.ofNullable(complaint);
  }

  /**
   * What was kept for a request, and may still be used.
   *
   * @param now the time of day, UTC
   */
  Optional<CacheEntry> find(FetchRequest request, Instant now) {
    if (folder == null) {
      return Optional.empty();
    }
    byte[] key = CacheEntry.key(request);
    return read(folder.resolve(CacheEntry.fileName(key)), CacheEntry.mostBytes(request.kind()))
        .flatMap(file -> CacheEntry.decode(file, key))
        .filter(entry -> isUsable(entry, now));
  }

  /**
   * Keeps what was fetched, once it is judged, and deletes the oldest files if need be.
   *
   * @param body what was fetched; if it came from here, nothing happens
   * @param expires until when it may be used, UTC, by what it says of itself (nextUpdate); at most
   *     {@link #LONGEST} after it was fetched
   */
  public void store(FetchRequest request, Fetched.Body body, Instant expires) {
    Instant latest = body.fetchedAt().plus(LONGEST);
    Instant end = expires.isBefore(latest) ? expires : latest;
    if (folder == null || body.fromCache() || !end.isAfter(body.fetchedAt())) {
      return;
    }
    byte[] key = CacheEntry.key(request);
    byte[] file = CacheEntry.of(body, end).encode(key);
    try {
      Files.createDirectories(folder);
      write(folder, CacheEntry.fileName(key), file);
      trim(folder);
    } catch (IOException e) {
      complain(e);
    }
  }

  /**
   * Keeps what was fetched and does not say how long it holds: for {@link #USUAL}, or as long as
   * the server said if that is shorter.
   */
  public void store(FetchRequest request, Fetched.Body body) {
    Instant usual = body.fetchedAt().plus(USUAL);
    store(request, body, body.freshUntil().filter(usual::isAfter).orElse(usual));
  }

  private static boolean isUsable(CacheEntry entry, Instant now) {
    // One from the future was written while a clock was wrong, and might be used for ever.
    return !entry.fetchedAt().isAfter(now)
        && entry.expires().isAfter(now)
        && !entry.expires().isAfter(entry.fetchedAt().plus(LONGEST));
  }

  private Optional<byte[]> read(Path file, long mostBytes) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile() && attributes.size() <= mostBytes
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      complain(e);
      return Optional.empty();
    }
  }

  private static void write(Path folder, String name, byte[] content) throws IOException {
    Path temporary = Files.createTempFile(folder, name, TEMPORARY);
    boolean moved = false;
    try {
      Files.write(temporary, content);
      Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      moved = true;
    } finally {
      if (!moved) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /** A file of ours in the folder. */
  private record Kept(Path path, long bytes, FileTime modified) {

    boolean isTemporary() {
      return path.toString().endsWith(TEMPORARY);
    }
  }

  /**
   * Deletes the oldest files until the rest is small enough, and what dying writers left behind.
   */
  private void trim(Path folder) throws IOException {
    List<Kept> files = list(folder);
    files.sort(Comparator.comparing(Kept::modified));
    // The clock of the file system: the newest file was written just now.
    Instant now = files.isEmpty() ? Instant.EPOCH : files.getLast().modified().toInstant();
    long bytes = files.stream().mapToLong(Kept::bytes).sum();
    int count = files.size();
    for (Kept file : files) {
      boolean surplus = bytes > mostBytes || count > MOST_FILES;
      boolean abandoned = file.modified().toInstant().isBefore(now.minus(ABANDONED));
      if (file.isTemporary() ? abandoned : surplus) {
        Files.deleteIfExists(file.path());
        bytes -= file.bytes();
        count--;
      }
    }
  }

  /** The files of ours; others are left alone. */
  private static List<Kept> list(Path folder) throws IOException {
    List<Kept> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path path : all) {
        if (isOurs(path.getFileName().toString())) {
          kept(path).ifPresent(files::add);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private static Optional<Kept> kept(Path path) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(new Kept(path, attributes.size(), attributes.lastModifiedTime()))
          .filter(_ -> attributes.isRegularFile());
    } catch (NoSuchFileException e) {
      // Another process has just deleted it.
      return Optional.empty();
    }
  }

  /** A key in hexadecimal, or that and more for a temporary file. */
  private static boolean isOurs(String name) {
    int length = CacheEntry.NAME_LENGTH;
    return name.length() >= length
        && name.chars().limit(length).allMatch(c -> Character.digit(c, 16) >= 0)
        && (name.length() == length || name.endsWith(TEMPORARY));
  }

  private void complain(IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException _ -> "permission denied";
          case FileAlreadyExistsException _ -> "something else is in its place";
          case FileSystemException f when f.getReason() != null -> String.valueOf(f.getReason());
          case IOException other -> String.valueOf(other.getMessage());
        };
    complaint =
        "The cache folder "
            + Printable.quoted(String.valueOf(folder))
            + " cannot be used ("
            + reason
            + "): evidence is fetched anew each time.";
  }
}

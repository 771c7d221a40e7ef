package dev.ascertain.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A peer that is a process of its own.
 *
 * <p>Its output goes to a file, so no thread has to read along. It is ready when it says so: asking
 * by connecting would use up one of the connections it counts. It ends at {@link #close()} and at
 * the latest with this JVM.
 */
final class ProcessPeer implements Peer {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final int PORT_ATTEMPTS = 20;
  private static final Set<ProcessPeer> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(ProcessPeer::close), "end peers"));
  }

  private final Path directory;
  private final Process process;
  private int port;
  private volatile @Nullable String lastOutput;

  private ProcessPeer(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
    RUNNING.add(this);
  }

  /**
   * Starts a program that chooses its port itself and prints it.
   *
   * @param ready matches its output once it listens; group 1 is the port
   */
  static Peer start(Launch launch, Pattern ready) {
    ProcessPeer peer = run(launch);
    peer.port = Integer.parseInt(peer.await(ready).group(1));
    return peer;
  }

  /**
   * Starts a program that has to be told its port; tries another port when one is taken.
   *
   * @param ready matches its output once it listens
   */
  static Peer startOnFreePort(IntFunction<Launch> launch, Pattern ready) {
    Pattern readyOrTaken = Pattern.compile(ready.pattern() + "|(?<taken>Address already in use)");
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      int port = freePort();
      ProcessPeer peer = run(launch.apply(port));
      peer.port = port;
      if (peer.await(readyOrTaken).group("taken") == null) {
        return peer;
      }
      peer.close();
    }
    throw new AssertionError("no free port found in %d attempts".formatted(PORT_ATTEMPTS));
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String output() {
    String last = lastOutput;
    return last != null ? last : Program.read(directory.resolve("output"));
  }

  @Override
  public void close() {
    if (RUNNING.remove(this)) {
      process.destroyForcibly();
      process.onExit().join();
      lastOutput = output();
      Workspace.delete(directory);
    }
  }

  @Override
  public String toString() {
    return "%s on port %d".formatted(process.info().command().orElse("peer"), port);
  }

  private static ProcessPeer run(Launch launch) {
    Path directory = Workspace.create();
    try {
      launch.files().forEach((name, content) -> Workspace.write(directory.resolve(name), content));
      ProcessBuilder builder =
          Program.builder(directory, launch.command())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile());
      builder.environment().putAll(launch.environment());
      return new ProcessPeer(directory, builder.start());
    } catch (IOException e) {
      Workspace.delete(directory);
      throw new UncheckedIOException(e);
    } catch (AssertionError e) {
      Workspace.delete(directory);
      throw e;
    }
  }

  /** Waits until the output matches; ends the peer and fails with its output when it never does. */
  private Matcher await(Pattern pattern) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (true) {
        // Asked before reading, so that the last words of a process that ended are seen.
        boolean ended = !process.isAlive();
        Matcher said = pattern.matcher(output());
        if (said.find()) {
          return said;
        }
        if (ended || System.nanoTime() > deadline) {
          throw new AssertionError(
              "%s %s. It printed:%n%s"
                  .formatted(this, ended ? "ended at once" : "did not start", output()));
        }
        process.waitFor(3, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new AssertionError("interrupted while starting " + this, e);
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  /**
   * A port free at this moment, below the range from which the system picks the local ports of
   * outgoing connections, so that those do not take it before the peer does.
   */
  private static int freePort() {
    for (int attempt = 0; attempt < 1000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(16_000, 32_000);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException e) {
        // Taken: try the next.
      }
    }
    throw new AssertionError("no free port between 16000 and 32000");
  }
}

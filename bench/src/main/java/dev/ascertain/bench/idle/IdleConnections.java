package dev.ascertain.bench.idle;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Opens many connections at once to a server of each {@link Kind}, and prints what each connection
 * takes of the server's memory while nothing happens on it. {@code bench/idle-connections} runs it.
 */
public final class IdleConnections {
  private static final int DEFAULT_COUNT = 10_000;
  private static final long MAX_SECONDS = 300;
  private static final long SETTLE_MILLIS = 1_000;

  /** Memory that is free goes back to the system, so that the resident set tells what is used. */
  private static final List<String> SERVER_OPTIONS =
      List.of("-XX:+UseSerialGC", "-Xmx2g", "-XX:MinHeapFreeRatio=1", "-XX:MaxHeapFreeRatio=2");

  private IdleConnections() {}

  /**
   * Measures and prints.
   *
   * @param args how many connections; 10,000 if it is left out
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, GeneralSecurityException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_COUNT;
    Certified server = Mint.localhost(KeyKind.ECDSA_P256);
    Path keys = Files.createTempFile("ascertain-idle", ".p12");
    Path roots = Files.createTempFile("ascertain-idle", ".p12");
    try {
      server.writePkcs12(keys);
      try (OutputStream out = Files.newOutputStream(roots)) {
        server.root().trustStore().store(out, Certified.PASSWORD.toCharArray());
      }
      System.out.printf(
          "%,d connections of TLS 1.3 at once, from one process; bytes per connection%n"
              + "  %-10s %12s %12s %14s%n",
          count, "server", "heap", "resident", "to open them");
      for (Kind kind : Kind.values()) {
        measure(kind, count, keys, roots);
      }
    } finally {
      Files.delete(keys);
      Files.delete(roots);
    }
  }

  private static void measure(Kind kind, int count, Path keys, Path roots)
      throws IOException, InterruptedException {
    try (Child server =
        Child.start(SERVER_OPTIONS, IdleServer.class, kind.name(), keys.toString())) {
      String port = server.line();
      try (Child client =
          Child.start(
              clientOptions(roots), IdleClient.class, kind.name(), port, Integer.toString(count))) {
        client.ask("try");
        Thread.sleep(SETTLE_MILLIS);
        long[] before = server.ask("measure");
        long[] opened = client.ask("open");
        Thread.sleep(SETTLE_MILLIS);
        long[] after = server.ask("measure");
        long[] askedAgain = client.ask("ask");
        if (after[0] - before[0] != count || opened[0] != count || askedAgain[0] != count) {
          throw new IllegalStateException(
              kind
                  + ": of "
                  + count
                  + " connections "
                  + opened[0]
                  + " were made, and "
                  + askedAgain[0]
                  + " lived on");
        }
        System.out.printf(
            "  %-10s %,12d %,12d %,11d ms%n",
            kind, (after[1] - before[1]) / count, (after[2] - before[2]) / count, opened[1]);
      }
    }
  }

  private static List<String> clientOptions(Path roots) {
    return List.of(
        "-XX:+UseSerialGC",
        "-Xmx4g",
        "-Djavax.net.ssl.trustStore=" + roots,
        "-Djavax.net.ssl.trustStorePassword=" + Certified.PASSWORD);
  }

  /** Another process, which ends when its standard input does. */
  private record Child(Process process, BufferedReader said) implements AutoCloseable {

    static Child start(List<String> options, Class<?> main, String... args) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options);
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
      command.addAll(List.of(args));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new Child(
          process,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII)));
    }

    /** Tells it to do something, and reads what came of it. */
    long[] ask(String what) throws IOException {
      OutputStream out = process.getOutputStream();
      out.write((what + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return Pattern.compile(" ").splitAsStream(line()).mapToLong(Long::parseLong).toArray();
    }

    String line() throws IOException {
      String line = said.readLine();
      if (line == null) {
        throw new IOException("the process has ended");
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      try {
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}

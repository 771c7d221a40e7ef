package dev.ascertain.peers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the programs of this machine that tests compare us with: curl, openssl, gnutls-cli, … */
public final class Program {

  /** The Debian package of each program whose package has another name. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "nginx", "nginx-light",
          "gnutls-serv", "gnutls-bin",
          "gnutls-cli", "gnutls-bin",
          "node", "nodejs",
          "certutil", "libnss3-tools",
          "tstclnt", "libnss3-tools");

  private Program() {}

  /**
   * What a finished program left behind.
   *
   * @param exit its exit status
   * @param out its standard output, bytes outside ASCII as ISO 8859-1
   * @param err its standard error, likewise
   */
  public record Result(int exit, String out, String err) {}

  /**
   * Runs a program with empty standard input and waits at most 30 seconds.
   *
   * @param command the program's name and its arguments
   * @throws AssertionError if the program is missing, saying how to install it, or does not end
   */
  public static Result run(String... command) {
    return run(Duration.ofSeconds(30), "", List.of(command));
  }

  /**
   * Runs a program and waits for its end.
   *
   * @param limit how long it may take
   * @param input its standard input
   * @param command the program's name and its arguments
   * @throws AssertionError if the program is missing, saying how to install it, or does not end
   */
  public static Result run(Duration limit, String input, List<String> command) {
    Path directory = Workspace.create();
    try {
      Path in = Files.writeString(directory.resolve("in"), input, StandardCharsets.ISO_8859_1);
      Path out = directory.resolve("out");
      Path err = directory.resolve("err");
      Process process =
          builder(directory, command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      Result result = new Result(process.exitValue(), read(out), read(err));
      if (!ended) {
        throw new AssertionError(command + " did not end within " + limit + ": " + result);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + command, e);
    } finally {
      Workspace.delete(directory);
    }
  }

  /**
   * Where a program is.
   *
   * @param name its name, or its path if it contains a slash
   * @throws AssertionError if it is missing, saying how to install it
   */
  public static Path find(String name) {
    // Debian keeps servers in /usr/sbin, which is on root's PATH only.
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(missing(name)));
  }

  /** A process builder for a program, with English messages and nothing of the user's TLS setup. */
  static ProcessBuilder builder(Path directory, List<String> command) {
    List<String> full = new ArrayList<>(command);
    full.set(0, find(command.getFirst()).toString());
    ProcessBuilder builder = new ProcessBuilder(full).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("LC_ALL", "C.UTF-8");
    List.of("OPENSSL_CONF", "SSLKEYLOGFILE", "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_OPTIONS")
        .forEach(environment::remove);
    return builder;
  }

  static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String missing(String name) {
    return "This test needs the program '%s'. Install it with: apt-get install %s"
        .formatted(name, PACKAGES.getOrDefault(name, name));
  }
}

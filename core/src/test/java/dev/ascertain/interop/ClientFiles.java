package dev.ascertain.interop;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a client of the command line is given in files, in a folder of its own. */
final class ClientFiles implements AutoCloseable {
  /** The request that our server answers. */
  static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path folder;

  private ClientFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the files.
   *
   * @param root what the client trusts
   * @param own what it presents if it is asked
   */
  static ClientFiles of(Certified root, Certified own) throws IOException {
    ClientFiles files = new ClientFiles(Files.createTempDirectory("ascertain-client-"));
    root.writeCertificate(files.path("root.pem"));
    own.writeChain(files.path("chain.pem"));
    own.writeKey(files.path("key.pem"));
    Files.writeString(files.path("request"), REQUEST);
    return files;
  }

  String root() {
    return path("root.pem").toString();
  }

  String chain() {
    return path("chain.pem").toString();
  }

  String key() {
    return path("key.pem").toString();
  }

  /** The file with {@link #REQUEST}. */
  String request() {
    return path("request").toString();
  }

  /** A place in the folder. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** The command, with an option that names the file of the session. */
  List<String> with(List<String> command, String option) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(List.of(option, path("session").toString()));
    return longer;
  }

  /** Runs a client that says on the connection what it reads, and wants our server's answer. */
  String ask(List<String> command) throws IOException {
    return run(REQUEST, command);
  }

  /** Runs a client that has said, or will say, the request by itself. */
  String listen(List<String> command) throws IOException {
    return run("", command);
  }

  private static String run(String input, List<String> command) throws IOException {
    Program.Result result = Program.run(LIMIT, input, command);
    if (!result.out().contains("the engine answers")) {
      throw new IOException(command + " came to " + result);
    }
    return result.out();
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

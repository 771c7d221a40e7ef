package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** JSSE of JDK 17, in a process of its own. */
public final class OldJdk {
  private static final Pattern READY = Pattern.compile("listening on (\\d+)\n");
  private static final Path CLASSES = compiled();

  private OldJdk() {}

  /**
   * A server, which answers every request.
   *
   * @param version such as {@code TLSv1.3}
   * @param suite the only suite; {@code -} for any
   * @param groups the groups it has, under the JDK's names
   * @param clients who signs the certificates of clients that it demands; null to demand none
   */
  public static Peer serve(
      Certified certified,
      String version,
      String suite,
      List<String> groups,
      @Nullable Certified clients) {
    Launch launch = launch(groups);
    launch.add("server", version, suite, clients == null ? "-" : "clients");
    launch.file("key.p12", bytes(certified.keyStore()));
    launch.file("trust.p12", bytes((clients == null ? certified.root() : clients).trustStore()));
    return ProcessPeer.start(launch, READY);
  }

  /**
   * Has a client fetch {@code /}, as many times as said.
   *
   * @param root what it trusts
   * @param own what it presents if it is asked
   * @return the answers
   * @throws IOException if it says that something is wrong
   */
  public static String fetch(
      Peer peer,
      Certified root,
      Certified own,
      String version,
      String suite,
      List<String> groups,
      int times)
      throws IOException {
    Path directory = Workspace.create();
    try {
      Files.write(directory.resolve("key.p12"), bytes(own.keyStore()));
      Files.write(directory.resolve("trust.p12"), bytes(root.trustStore()));
      Launch launch = launch(groups);
      launch.add("client", version, suite, Integer.toString(peer.port()), Integer.toString(times));
      Process process =
          Program.builder(directory, launch.command()).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      if (process.onExit().join().exitValue() != 0) {
        throw new IOException(output);
      }
      return output;
    } finally {
      Workspace.delete(directory);
    }
  }

  private static Launch launch(List<String> groups) {
    return new Launch(
        java().toString(),
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Djdk.tls.namedGroups=" + String.join(",", groups),
        "-cp",
        CLASSES.toString(),
        "OldJdk");
  }

  private static Path java() {
    try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
      return installed
          .filter(home -> home.getFileName().toString().startsWith("java-17-openjdk"))
          .map(home -> home.resolve("bin/java"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(() ->
              new AssertionError(
                  "This test needs JDK 17. Install it with: apt-get install"
                      + " openjdk-17-jre-headless"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(KeyStore store) {
    var out = new java.io.ByteArrayOutputStream();
    try {
      store.store(out, Certified.PASSWORD.toCharArray());
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The program, compiled for JDK 17 by the compiler of this one. */
  private static Path compiled() {
    Path directory = Workspace.create();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Workspace.delete(directory)));
    Path source = directory.resolve("OldJdk.java");
    try (InputStream in = OldJdk.class.getResourceAsStream("OldJdk.java")) {
      Files.write(source, Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "--release",
                "17",
                "-d",
                directory.toString(),
                source.toString());
    if (result != 0) {
      throw new AssertionError("OldJdk.java does not compile");
    }
    return directory;
  }
}

package dev.ascertain.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Runs the program against a server in the same process, so that the JVM learns which classes a
 * usual run needs and keeps them in its AOT cache. What is printed is thrown away, and environment
 * variables have no influence.
 */
final class Training {
  private static final String PASSWORD = "training";
  private static final long KEYTOOL_SECONDS = 30;

  /** For each handshake; together with the bounds on everything else it ends the training. */
  private static final String TIMEOUT = "5s";

  private static final int MOST_FAILURES = 100;

  private Training() {}

  /** Trains; fine even if some of it could not be done, for the cache only makes things faster. */
  static ExitStatus run() {
    try {
      Path folder = Files.createTempDirectory("ascertain-training-");
      try {
        train(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException | GeneralSecurityException e) {
      return ExitStatus.FINE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.FINE;
  }

  private static void train(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore identity = identity(folder.resolve("identity.p12"));
    Path root = folder.resolve("root.pem");
    Files.writeString(root, pem(identity.getCertificate("server")));
    try (SSLServerSocket listener = listener(identity)) {
      Thread.ofPlatform().daemon().start(() -> serve(listener));
      String target = "localhost:" + listener.getLocalPort();
      check(target, "--ca-file", root.toString(), "--color", "always");
      check(target, "--ca-file", root.toString(), "--json");
      check(target, "--ca-file", root.toString(), "--tls1.2", "--ascii");
      check(target); // by the bundled roots: explains why the certificate is not trusted
    }
  }

  private static void check(String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--timeout", TIMEOUT));
    OutputStream nowhere = OutputStream.nullOutputStream();
    Program.run(
        args.toArray(new String[0]),
        new Surroundings(
            Map.of(), InputStream.nullInputStream(), nowhere, nowhere, false, false, 0, true));
  }

  /** A fresh key with a certificate that signed itself, made by the JDK's own tool. */
  private static KeyStore identity(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS)) {
      keytool.destroyForcibly();
    }
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  private static SSLServerSocket listener(KeyStore identity)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(identity, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context
            .getServerSocketFactory()
            .createServerSocket(0, 8, InetAddress.getByName("localhost"));
  }

  private static void serve(SSLServerSocket listener) {
    int failures = 0;
    while (!listener.isClosed() && failures < MOST_FAILURES) {
      try (SSLSocket socket = (SSLSocket) listener.accept()) {
        answer(socket);
      } catch (IOException e) {
        // A client that does not like our certificate, or the end of the training.
        failures++;
      }
    }
  }

  private static void answer(SSLSocket socket) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = request.readLine();
    while (line != null && !line.isEmpty()) {
      line = request.readLine();
    }
    String response = "HTTP/1.1 200 OK\r\nServer: training\r\nContent-Length: 0\r\n\r\n";
    socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    String lines =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }

  private static void delete(Path folder) throws IOException {
    for (String file : List.of("identity.p12", "root.pem")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }
}

package dev.ascertain.interop;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.Program;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code openssl s_server} that does what is typed: K updates keys, r renegotiates. */
final class CommandedServer implements AutoCloseable {
  private static final int LIMIT_MILLIS = 10_000;
  private static final Pattern READY = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)\n");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final Process process;
  private final Writer keyboard;
  private final int port;

  private CommandedServer(Path directory, Process process, int port) {
    this.directory = directory;
    this.process = process;
    this.keyboard = process.outputWriter(StandardCharsets.US_ASCII);
    this.port = port;
  }

  /** Starts a server with these options more, such as {@code -tls1_3}. */
  static CommandedServer start(Certified certified, String... options) {
    try {
      Path directory = Files.createTempDirectory("ascertain-interop-");
      Path chain = certified.writeChain(directory.resolve("chain.pem"));
      Path key = certified.writeKey(directory.resolve("key.pem"));
      List<String> command =
          new ArrayList<>(
              List.of(
                  Program.find("openssl").toString(),
                  "s_server",
                  "-accept",
                  "127.0.0.1:0",
                  "-cert",
                  chain.toString(),
                  "-key",
                  key.toString()));
      command.addAll(List.of(options));
      Path output = directory.resolve("output");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new CommandedServer(directory, process, awaitPort(process, output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int awaitPort(Process process, Path output) throws IOException {
    Matcher ready = READY.matcher(Files.readString(output));
    while (!ready.find()) {
      if (!process.isAlive()) {
        throw new AssertionError("s_server did not start: " + Files.readString(output));
      }
      Thread.onSpinWait();
      ready = READY.matcher(Files.readString(output));
    }
    return Integer.parseInt(ready.group(1));
  }

  /**
   * Makes a handshake and exchanges a line each way after each command, so that what it brings
   * about has arrived.
   */
  Talk talk(Offer offer, String... commands) {
    return talk(offer, List.of(), commands);
  }

  /** As {@link #talk(Offer, String...)}, with certificates of our own. */
  Talk talk(Offer offer, List<Credential> credentials, String... commands) {
    ClientEngine engine =
        ClientEngine.start(
            offer,
            new ClientSettings(
                    System::nanoTime,
                    Crypto.forOneHandshake(),
                    RANDOM::nextBytes,
                    CertificateJudge.acceptingAll(),
                    Mode.STRICT,
                    KeyLog.none())
                .with(credentials));
    try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.setTcpNoDelay(true);
      while (engine.isHandshaking()) {
        pump(engine, socket);
      }
      // Tickets come after the handshake; without them out of the way, they would be taken for what
      // the first command brings about.
      exchangeLine(engine, socket);
      for (String command : commands) {
        type(command);
        // s_server reads one buffer of its input at a time; a command must be alone in it.
        int events = engine.transcript().events().size();
        while (engine.isConnected() && engine.transcript().events().size() == events) {
          pump(engine, socket);
        }
        exchangeLine(engine, socket);
      }
      engine.close();
      socket.getOutputStream().write(engine.takeOutput());
    } catch (IOException e) {
      String seen =
          engine
              .transcript()
              .messages(HandshakeMessage.class)
              .map(m -> m.sender() + " " + m.message().getClass().getSimpleName())
              .collect(Collectors.joining(", "));
      throw new UncheckedIOException("after " + seen, e);
    }
    return new Talk(engine.transcript(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  private void exchangeLine(ClientEngine engine, Socket socket) throws IOException {
    type("and on");
    while (engine.isConnected() && engine.takeApplicationData().isEmpty()) {
      pump(engine, socket);
    }
  }

  private void type(String line) throws IOException {
    keyboard.write(line + "\n");
    keyboard.flush();
  }

  private static void pump(ClientEngine engine, Socket socket) throws IOException {
    socket.getOutputStream().write(engine.takeOutput());
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[1 << 14];
    int count = in.read(buffer);
    if (count < 0) {
      engine.receivedEnd();
    } else {
      engine.received(Arrays.copyOf(buffer, count));
    }
    socket.getOutputStream().write(engine.takeOutput());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      Files.deleteIfExists(directory.resolve("output"));
      Files.deleteIfExists(directory.resolve("chain.pem"));
      Files.deleteIfExists(directory.resolve("key.pem"));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

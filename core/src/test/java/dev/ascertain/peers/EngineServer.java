package dev.ascertain.peers;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.server.ServerEngine;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.wire.ViolationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Our own server engine behind sockets. It answers an HTTP request with what was negotiated, in a
 * page that has a browser come back for more, and keeps the transcript of each connection.
 */
public final class EngineServer implements Peer {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Peer sockets;
  private final BlockingQueue<Transcript> transcripts = new LinkedBlockingQueue<>();

  private EngineServer(Supplier<ServerSettings> settings) {
    try {
      sockets = SocketPeer.start(new ServerSocket(), socket -> serve(socket, settings.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves with these settings. */
  public static EngineServer start(ServerSettings settings) {
    return new EngineServer(() -> settings);
  }

  /** Serves the first connection with the first settings, and all others with the second. */
  public static EngineServer start(ServerSettings first, ServerSettings second) {
    AtomicBoolean begun = new AtomicBoolean();
    return new EngineServer(() -> begun.getAndSet(true) ? second : first);
  }

  /** Serves these certificates with the fastest primitives. */
  public static EngineServer start(ServerPreferences preferences, Certified... certified) {
    return start(settings(Crypto.fastest(), preferences, certified));
  }

  /** Settings for a server with these certificates, with cookies and real randomness. */
  public static ServerSettings settings(
      Crypto crypto, ServerPreferences preferences, Certified... certified) {
    return new ServerSettings(
        System::nanoTime,
        crypto,
        RANDOM::nextBytes,
        Arrays.stream(certified).map(c -> credential(crypto, c)).toList(),
        preferences,
        Optional.of(Secret.copyOf(new byte[32])),
        Optional.empty(),
        Optional.empty(),
        KeyLog.none());
  }

  /** A certificate as the engine wants it. */
  public static Credential credential(Crypto crypto, Certified certified) {
    try {
      List<byte[]> chain = new ArrayList<>();
      for (X509Certificate certificate : certified.presented()) {
        chain.add(certificate.getEncoded());
      }
      return Credential.of(chain, crypto.privateKey(certified.keys().getPrivate().getEncoded()));
    } catch (CertificateEncodingException | CryptoException | ViolationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The transcript of the next connection that has ended; waits for it at most 20 seconds. */
  public Transcript transcript() {
    try {
      Transcript transcript = transcripts.poll(20, TimeUnit.SECONDS);
      if (transcript == null) {
        throw new AssertionError("no connection has ended: " + output());
      }
      return transcript;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public int port() {
    return sockets.port();
  }

  @Override
  public String output() {
    return sockets.output();
  }

  @Override
  public void close() {
    sockets.close();
  }

  private void serve(Socket socket, ServerSettings settings) throws IOException {
    ServerEngine engine = ServerEngine.start(settings);
    try {
      converse(socket, engine);
    } finally {
      transcripts.add(engine.transcript());
    }
  }

  private static void converse(Socket socket, ServerEngine engine) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    StringBuilder request = new StringBuilder();
    byte[] buffer = new byte[1 << 15];
    while (!engine.hasEnded()) {
      int count = in.read(buffer);
      if (count < 0) {
        engine.receivedEnd();
        return;
      }
      engine.received(Arrays.copyOf(buffer, count));
      for (byte[] data : engine.takeEarlyData()) {
        request.append(new String(data, StandardCharsets.ISO_8859_1));
      }
      for (byte[] data : engine.takeApplicationData()) {
        request.append(new String(data, StandardCharsets.ISO_8859_1));
      }
      if (engine.isConnected() && request.toString().endsWith("\r\n\r\n")) {
        engine.send(response(engine.transcript()));
        engine.close();
      }
      out.write(engine.takeOutput());
    }
    engine.close();
    out.write(engine.takeOutput());
    // What the client still says is read, so that closing does not reset the connection.
    socket.shutdownOutput();
    in.transferTo(OutputStream.nullOutputStream());
  }

  private static byte[] response(Transcript transcript) {
    var negotiated = transcript.negotiated().orElseThrow();
    String content =
        "the engine answers: %s %s <img src=again>\n"
            .formatted(negotiated.version(), negotiated.cipherSuite());
    return """
    HTTP/1.1 200 OK\r
    Content-Type: text/html\r
    Content-Length: %d\r
    Connection: close\r
    \r
    %s\
    """
        .formatted(content.length(), content)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}

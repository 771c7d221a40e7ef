package dev.ascertain.jsse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server of either implementation that answers lines, or HTTP requests, until it is closed. */
final class SocketServer implements AutoCloseable {
  private static final int READ_LIMIT_MILLIS = 20_000;

  private final SSLServerSocket listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

  /** What is said on a connection. */
  @FunctionalInterface
  interface Service {
    void serve(SSLSocket socket) throws IOException;
  }

  private SocketServer(SSLServerSocket listener, Service service) {
    this.listener = listener;
    threads.execute(() -> accept(service));
  }

  /** Starts a server. */
  static SocketServer start(SSLContext context, Consumer<SSLServerSocket> setUp, Service service)
      throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    setUp.accept(listener);
    return new SocketServer(listener, service);
  }

  /** Answers each line by the same line. */
  static SocketServer echo(SSLContext context, Consumer<SSLServerSocket> setUp) throws IOException {
    return start(context, setUp, SocketServer::echo);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** What went wrong on connections so far. */
  Queue<Exception> failures() {
    return failures;
  }

  private void accept(Service service) {
    while (!listener.isClosed()) {
      try {
        Socket accepted = listener.accept();
        threads.execute(() -> serve((SSLSocket) accepted, service));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          failures.add(e);
        }
      }
    }
  }

  private void serve(SSLSocket accepted, Service service) {
    try (accepted) {
      accepted.setSoTimeout(READ_LIMIT_MILLIS);
      service.serve(accepted);
    } catch (IOException e) {
      failures.add(e);
    }
  }

  private static void echo(SSLSocket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = socket.getOutputStream();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Connects a client to it, under the name localhost. */
  SSLSocket connect(SSLContext context) throws IOException {
    return connect(context, "localhost");
  }

  /** Connects a client to it, under a name that it may or may not have. */
  SSLSocket connect(SSLContext context, String name) throws IOException {
    InetAddress loopback =
        InetAddress.getByAddress(name, InetAddress.getLoopbackAddress().getAddress());
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(loopback, port());
    socket.setSoTimeout(READ_LIMIT_MILLIS);
    return socket;
  }

  /** Says a line to an echo. */
  static String say(SSLSocket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
      if (c < 0) {
        throw new SSLException("the answer ended after " + answer);
      }
      answer.append((char) c);
    }
    return answer.toString();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}

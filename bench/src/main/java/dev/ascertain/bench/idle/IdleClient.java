package dev.ascertain.bench.idle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A client with many connections, which are all open at once. It does what the lines of its
 * standard input say: {@code try} opens a tenth of them and closes them again, so that the server
 * has compiled and cached what it wants to; {@code open} opens all; {@code ask} has each of them
 * ask once more. It says how many have been answered, and how many milliseconds that took. TLS is
 * always ours, so that servers are compared under the same load; it trusts what the system
 * properties of the JDK name.
 */
final class IdleClient {
  private static final int AT_A_TIME = 32;
  private static final int TIMEOUT_MILLIS = 60_000;

  /** As many as there are ports for, if each address is used for so many connections. */
  private static final int CONNECTIONS_PER_ADDRESS = 2_000;

  private static final byte[] QUESTION = "question\n".getBytes(StandardCharsets.US_ASCII);

  private final SSLSocketFactory tls;
  private final boolean plain;
  private final InetSocketAddress server;

  private IdleClient(SSLSocketFactory tls, boolean plain, InetSocketAddress server) {
    this.tls = tls;
    this.plain = plain;
    this.server = server;
  }

  /**
   * Connects, and asks whenever it is told to.
   *
   * @param args the server's {@link Kind}, its port, the number of connections
   */
  public static void main(String[] args)
      throws GeneralSecurityException, IOException, InterruptedException {
    IdleClient client =
        new IdleClient(
            Kind.ASCERTAIN.context(null).getSocketFactory(),
            Kind.valueOf(args[0]) == Kind.PLAIN,
            new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), Integer.parseInt(args[1])));
    int count = Integer.parseInt(args[2]);
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    List<Socket> sockets = List.of();
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      long begin = System.nanoTime();
      List<Socket> asked = sockets;
      List<Socket> answered =
          switch (line) {
            case "try" -> all(count / 10, index -> ask(client.connect(index)));
            case "open" -> all(count, index -> ask(client.connect(index)));
            default -> all(count, index -> ask(asked.get(index)));
          };
      System.out.println(answered.size() + " " + (System.nanoTime() - begin) / 1_000_000);
      if (line.equals("open")) {
        sockets = answered;
      } else if (line.equals("try")) {
        close(answered);
      }
    }
    close(sockets);
  }

  private interface Task {
    Socket of(int index) throws IOException;
  }

  /** Does something for each connection, some of them at a time; what went well comes back. */
  private static List<Socket> all(int count, Task task) throws InterruptedException {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      List<Future<Socket>> answers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int index = i;
        answers.add(threads.submit(() -> task.of(index)));
      }
      return answered(answers);
    }
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static List<Socket> answered(List<Future<Socket>> answers) throws InterruptedException {
    List<Socket> sockets = new ArrayList<>();
    for (Future<Socket> answer : answers) {
      try {
        sockets.add(answer.get());
      } catch (ExecutionException e) {
        System.err.println(e.getCause());
      }
    }
    return sockets;
  }

  private Socket connect(int index) throws IOException {
    Socket socket = plain ? new Socket() : tls.createSocket();
    byte[] address = {127, 0, 0, (byte) (2 + index / CONNECTIONS_PER_ADDRESS)};
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(server, TIMEOUT_MILLIS);
    if (socket instanceof SSLSocket secure) {
      secure.setEnabledProtocols(new String[] {"TLSv1.3"});
      secure.startHandshake();
    }
    return socket;
  }

  private static Socket ask(Socket socket) throws IOException {
    socket.getOutputStream().write(QUESTION);
    InputStream in = socket.getInputStream();
    int last = 0;
    while (last != '\n') {
      last = in.read();
      if (last < 0) {
        throw new IOException("the server has closed the connection");
      }
    }
    return socket;
  }
}

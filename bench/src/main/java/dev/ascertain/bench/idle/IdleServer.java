package dev.ascertain.bench.idle;

import dev.ascertain.lab.mint.Certified;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;

/**
 * A server with a virtual thread for each connection. It answers every line with a line. Asked on
 * its standard input what it uses, it says to how many connections it has answered, how many bytes
 * of the heap are in use after a collection, and how many bytes are resident.
 */
final class IdleServer {
  private static final int BACKLOG = 4096;
  private static final int MAX_REQUEST = 64;
  private static final int COLLECTIONS = 3;
  private static final byte[] ANSWER = "answer\n".getBytes(StandardCharsets.US_ASCII);

  private IdleServer() {}

  /**
   * Serves until standard input ends.
   *
   * @param args the {@link Kind}, and a PKCS #12 file with the server's key
   */
  public static void main(String[] args) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(args[1]))) {
      store.load(in, Certified.PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(store, Certified.PASSWORD.toCharArray());
    AtomicInteger answered = new AtomicInteger();
    try (ServerSocket server = Kind.valueOf(args[0]).listen(keys.getKeyManagers(), BACKLOG)) {
      Thread.ofPlatform().daemon().start(() -> accept(server, answered));
      System.out.println(server.getLocalPort());
      BufferedReader asked =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      while (asked.readLine() != null) {
        System.out.println(answered.get() + " " + heapBytes() + " " + residentBytes());
      }
    }
  }

  private static void accept(ServerSocket server, AtomicInteger answered) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.startVirtualThread(() -> serve(socket, answered));
      }
    } catch (IOException e) {
      // The server is closed.
      return;
    }
  }

  private static void serve(Socket socket, AtomicInteger answered) {
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] request = new byte[MAX_REQUEST];
      boolean first = true;
      while (in.read(request) >= 0) {
        out.write(ANSWER);
        if (first) {
          answered.incrementAndGet();
        }
        first = false;
      }
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  private static long heapBytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long residentBytes() throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(each -> each.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
  }
}

package dev.ascertain.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * TCP servers that do not speak TLS, or not for long: each method starts one.
 *
 * <p>Every one is bounded: what it sends has an end, and it waits at most 20 seconds for the
 * client. Anything not here is a {@link Script}.
 */
public final class RawServer {
  private RawServer() {}

  /** What happens on one connection, which is closed when this returns. */
  public interface Script {
    /** Plays the server's part, on a thread of its own. */
    void play(Connection connection) throws IOException, InterruptedException;
  }

  /** One accepted connection, as a script sees it. */
  public static final class Connection {
    private final Socket socket;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    /**
     * Waits for what the client sends next.
     *
     * @return what had arrived, at most 64 KiB; empty if the client sends nothing more
     */
    public byte[] receive() throws IOException {
      byte[] buffer = new byte[1 << 16];
      int length = Math.max(0, in().read(buffer));
      return Arrays.copyOf(buffer, length);
    }

    /**
     * Waits for the header of an HTTP request, as one without content has it.
     *
     * @return what had arrived, with the empty line; less if the client sends nothing more
     */
    public byte[] receiveHead() throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).contains("\r\n\r\n")) {
        byte[] more = receive();
        if (more.length == 0) {
          break;
        }
        head.write(more);
      }
      return head.toByteArray();
    }

    /** Sends these bytes at once. */
    public void send(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    /** Reads and drops what the client sends until it closes. */
    public void drain() throws IOException {
      in().transferTo(OutputStream.nullOutputStream());
    }

    /** Ends the sending direction only (TCP FIN); the client may still send. */
    public void finish() throws IOException {
      socket.shutdownOutput();
    }

    /** Ends the connection with a TCP RST. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    private InputStream in() throws IOException {
      return socket.getInputStream();
    }
  }

  /** Plays a script on every connection. */
  public static Peer playing(Script script) {
    try {
      return SocketPeer.start(new ServerSocket(), socket -> script.play(new Connection(socket)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers the client's first bytes with plain HTTP, as a web server on the wrong port does. */
  public static Peer plainHttp() {
    String response =
        """
        HTTP/1.1 400 Bad Request\r
        Content-Type: text/plain\r
        Content-Length: 12\r
        Connection: close\r
        \r
        Bad Request
        """;
    return flights(response.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Speaks first, sending this line and CR LF: {@code SSH-2.0-OpenSSH_9.2}, {@code 220 mail}. */
  public static Peer banner(String line) {
    return playing(connection -> {
      connection.send((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      connection.drain();
    });
  }

  /** Accepts, reads, and never says anything. */
  public static Peer silent() {
    return playing(Connection::drain);
  }

  /** Accepts and ends at once (TCP FIN), before the client has said anything. */
  public static Peer closing() {
    return playing(connection -> {
      connection.finish();
      // Closing with bytes unread would send a RST after the FIN.
      connection.drain();
    });
  }

  /** Closes (TCP FIN) after the client's first bytes. */
  public static Peer closingAfterHello() {
    return flights(new byte[0]);
  }

  /** Resets (TCP RST) after the client's first bytes. */
  public static Peer resetting() {
    return playing(connection -> {
      connection.receive();
      connection.reset();
    });
  }

  /** Answers the client's first bytes with an alert in a TLS 1.2 record. */
  public static Peer alert(int level, int description) {
    // RFC 5246 section 6.2.1: type alert (21), version, length 2; section 7.2: level, description.
    return flights(new byte[] {21, 3, 3, 0, 2, (byte) level, (byte) description});
  }

  /** Answers the client's i-th arrival of bytes with the i-th flight, then ends (TCP FIN). */
  public static Peer flights(byte[]... flights) {
    return playing(connection -> {
      for (byte[] flight : flights) {
        connection.receive();
        connection.send(flight);
      }
      connection.finish();
      connection.drain();
    });
  }

  /** Sends this many pseudo-random bytes, the same for the same seed. */
  public static Peer garbage(long bytes, long seed) {
    return playing(connection -> {
      Random random = new Random(seed);
      byte[] block = new byte[1 << 14];
      for (long left = bytes; left > 0; left -= block.length) {
        random.nextBytes(block);
        connection.send(left < block.length ? Arrays.copyOf(block, (int) left) : block);
      }
      connection.finish();
      connection.drain();
    });
  }

  /** Answers the client's first bytes with these, one at a time with this pause before each. */
  public static Peer trickle(byte[] bytes, Duration pause) {
    return playing(connection -> {
      connection.receive();
      for (byte b : bytes) {
        Thread.sleep(pause);
        connection.send(new byte[] {b});
      }
      connection.finish();
      connection.drain();
    });
  }
}

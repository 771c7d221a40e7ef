package dev.ascertain.lab.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;

/** One accepted connection. It waits for the client for a bounded time only. */
public final class Connection {
  private static final int MOST_AT_ONCE = 1 << 16;

  private final Socket socket;
  private byte[] putBack = {};

  Connection(Socket socket) {
    this.socket = socket;
  }

  /**
   * Waits for what the client sends next.
   *
   * @return what had arrived, at most 64 KiB; empty if the client sends nothing more
   * @throws java.net.SocketTimeoutException if it says nothing for 20 seconds
   */
  public byte[] receive() throws IOException {
    if (putBack.length > 0) {
      byte[] again = putBack;
      putBack = new byte[0];
      return again;
    }
    byte[] buffer = new byte[MOST_AT_ONCE];
    int length = Math.max(0, socket.getInputStream().read(buffer));
    return Arrays.copyOf(buffer, length);
  }

  /** Has these bytes be received once more. */
  void putBack(byte[] bytes) {
    putBack = bytes;
  }

  /** Sends these bytes at once. */
  public void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Reads and drops what the client sends, until it sends nothing more. */
  public void drain() throws IOException {
    InputStream in = socket.getInputStream();
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Ends the sending direction (TCP FIN), and drops what the client still sends. */
  public void finish() throws IOException {
    socket.shutdownOutput();
    // Closing with bytes unread would reset the connection.
    drain();
  }

  /** Ends the connection with a TCP RST. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}

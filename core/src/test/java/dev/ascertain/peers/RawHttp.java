package dev.ascertain.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * HTTP servers that misbehave: each method starts one, which answers every request alike, whatever
 * its path. {@link RawServer} has those that do not even speak HTTP: silent, garbage, resetting.
 */
public final class RawHttp {
  /** What counts as endless: 256 MiB, more than anyone should read. */
  private static final int ENDLESS = 1 << 28;

  private RawHttp() {}

  /**
   * Answers with exactly these bytes, then ends (TCP FIN).
   *
   * @param head the header; {@code ~} stands for CR LF
   */
  public static Peer answering(String head, byte[] content) {
    return RawServer.playing(connection -> {
      connection.receiveHead();
      connection.send(ascii(head));
      connection.send(content);
      connection.finish();
      connection.drain();
    });
  }

  /** Answers with this content, a byte at a time with this pause before each. */
  public static Peer slow(byte[] content, Duration pause) {
    return RawServer.playing(connection -> {
      connection.receiveHead();
      connection.send(ascii("HTTP/1.1 200 OK~Content-Length: " + content.length + "~~"));
      for (byte octet : content) {
        Thread.sleep(pause);
        connection.send(new byte[] {octet});
      }
    });
  }

  /** Sends 256 MiB of content without announcing its length, or until the client has enough. */
  public static Peer endless() {
    return RawServer.playing(connection -> {
      connection.receiveHead();
      connection.send(ascii("HTTP/1.1 200 OK~~"));
      byte[] block = new byte[1 << 14];
      for (int sent = 0; sent < ENDLESS; sent += block.length) {
        connection.send(block);
      }
    });
  }

  /** Sends 256 MiB of chunks (RFC 9112 section 7.1), or until the client has enough. */
  public static Peer endlessChunks() {
    return RawServer.playing(connection -> {
      connection.receiveHead();
      connection.send(ascii("HTTP/1.1 200 OK~Transfer-Encoding: chunked~~"));
      byte[] chunk = ascii("1000~" + "x".repeat(0x1000) + "~");
      for (int sent = 0; sent < ENDLESS; sent += chunk.length) {
        connection.send(chunk);
      }
    });
  }

  /** Announces content of this length, and sends none of it. */
  public static Peer announcing(long length) {
    return RawServer.playing(connection -> {
      connection.receiveHead();
      connection.send(ascii("HTTP/1.1 200 OK~Content-Length: " + length + "~~"));
      connection.drain();
    });
  }

  /** Redirects to this address. */
  public static Peer redirecting(String location) {
    return answering("HTTP/1.1 302 Found~Location: " + location + "~~", new byte[0]);
  }

  /** Breaks the connection off (TCP RST) in the middle of the content. */
  public static Peer resetting() {
    return RawServer.playing(connection -> {
      connection.receiveHead();
      connection.send(ascii("HTTP/1.1 200 OK~Content-Length: 100~~half"));
      connection.reset();
    });
  }

  /** A port on which nothing listens, and which nobody else gets. */
  public static Peer closed() {
    try {
      Socket bound = new Socket();
      bound.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      return new Closed(bound);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Closed(Socket bound) implements Peer {
    @Override
    public int port() {
      return bound.getLocalPort();
    }

    @Override
    public String output() {
      return "";
    }

    @Override
    public void close() {
      try {
        bound.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.replace("~", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}

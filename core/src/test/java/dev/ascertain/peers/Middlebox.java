package dev.ascertain.peers;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands before a server and lets only ClientHellos through that it likes. */
public final class Middlebox implements Peer {
  /** RFC 9846 section 5.1: type, version and length of a record. */
  private static final int RECORD_HEADER = 5;

  private final Peer server;
  private final Peer sockets;
  private final AtomicInteger connections = new AtomicInteger();

  private Middlebox(Peer server, Predicate<ClientHello> disliked, RawServer.Script refusal) {
    this.server = server;
    this.sockets =
        RawServer.playing(connection -> {
          connections.incrementAndGet();
          byte[] flight = connection.receive();
          if (disliked.test(hello(flight))) {
            refusal.play(connection);
          } else {
            forward(connection, flight);
          }
        });
  }

  /**
   * A middlebox before this server, which closes with it.
   *
   * @param disliked which ClientHellos it refuses
   * @param refusal what it does then, the ClientHello having been read
   */
  public static Middlebox before(
      Peer server, Predicate<ClientHello> disliked, RawServer.Script refusal) {
    return new Middlebox(server, disliked, refusal);
  }

  /** How many connections were made to it. */
  public int connections() {
    return connections.get();
  }

  @Override
  public int port() {
    return sockets.port();
  }

  @Override
  public String output() {
    return sockets.output() + server.output();
  }

  @Override
  public void close() {
    sockets.close();
    server.close();
  }

  private static ClientHello hello(byte[] flight) {
    try {
      byte[] message = Arrays.copyOfRange(flight, RECORD_HEADER, flight.length);
      return (ClientHello) HandshakeMessage.decode(message, Dialect.TLS13);
    } catch (ViolationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void forward(RawServer.Connection client, byte[] first) throws IOException {
    try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      behind.getOutputStream().write(first);
      Thread back = Thread.ofVirtual().start(() -> answer(behind, client));
      for (byte[] more = client.receive(); more.length > 0; more = client.receive()) {
        behind.getOutputStream().write(more);
      }
      behind.shutdownOutput();
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(Socket behind, RawServer.Connection client) {
    try {
      byte[] buffer = new byte[1 << 14];
      for (int count = behind.getInputStream().read(buffer);
          count > 0;
          count = behind.getInputStream().read(buffer)) {
        client.send(Arrays.copyOf(buffer, count));
      }
      client.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

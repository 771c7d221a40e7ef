package dev.ascertain.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A peer in this JVM: a listening socket whose connections are each served by a virtual thread.
 *
 * <p>Bounded: a connection that hears nothing for 20 seconds ends; closing the peer ends all.
 */
final class SocketPeer implements Peer {
  private static final int READ_LIMIT_MILLIS = 20_000;

  private final ServerSocket listener;
  private final Service service;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Queue<String> output = new ConcurrentLinkedQueue<>();
  private final Thread acceptor;

  /** What happens on one connection, which is closed when this returns or fails. */
  interface Service {
    void serve(Socket connection) throws IOException, InterruptedException;
  }

  private SocketPeer(ServerSocket listener, Service service) {
    this.listener = listener;
    this.service = service;
    this.acceptor =
        Thread.ofVirtual().name("peer " + listener.getLocalPort()).unstarted(this::accept);
  }

  /** Binds an unbound socket to a loopback port and serves its connections. */
  static Peer start(ServerSocket unbound, Service service) {
    try {
      unbound.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SocketPeer peer = new SocketPeer(unbound, service);
    peer.acceptor.start();
    return peer;
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public String output() {
    return String.join("", output);
  }

  @Override
  public void close() {
    try {
      listener.close();
      // The port stays open until the thread that waits for connections has noticed.
      acceptor.join();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        say(e);
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      connection.setSoTimeout(READ_LIMIT_MILLIS);
      service.serve(connection);
    } catch (IOException | InterruptedException e) {
      say(e);
    } finally {
      connections.remove(connection);
    }
  }

  private void say(Exception e) {
    output.add(e + "\n");
  }
}

package dev.ascertain.lab.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port on {@code 127.0.0.1} whose connections are each served by a virtual thread.
 *
 * <p>Bounded: a connection on which the client says nothing for 20 seconds ends, and so do all when
 * this is closed.
 */
public final class Listener implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int READ_LIMIT_MILLIS = 20_000;

  private final ServerSocket socket;
  private final Service service;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Thread acceptor;

  private Listener(ServerSocket socket, Service service) {
    this.socket = socket;
    this.service = service;
    this.acceptor = Thread.ofVirtual().name("lab " + socket.getLocalPort()).unstarted(this::accept);
  }

  /**
   * Starts to listen; when this returns, clients can connect.
   *
   * @param port 0 for one that is free
   * @throws java.net.BindException if the port is in use
   */
  public static Listener start(int port, Service service) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    Listener listener = new Listener(socket, service);
    listener.acceptor.start();
    return listener;
  }

  /** The TCP port. */
  public int port() {
    return socket.getLocalPort();
  }

  /** How many connections were made to it so far. */
  public int accepted() {
    return accepted.get();
  }

  /** Ends it and every connection; calling it again does nothing. */
  @Override
  public void close() {
    try {
      socket.close();
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
        Socket connection = socket.accept();
        accepted.incrementAndGet();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      connection.setSoTimeout(READ_LIMIT_MILLIS);
      service.serve(new Connection(connection));
    } catch (IOException e) {
      // The client went away, which is its right: many a fault makes it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }
}

package dev.ascertain.net;

import dev.ascertain.observation.IpAddress;
import dev.ascertain.observation.Target;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Servers on this machine that behave badly in one way each. */
final class Loopback {
  private Loopback() {}

  /** What a server does with a connection; afterwards it stays open until the server is closed. */
  @FunctionalInterface
  interface Behaviour {
    void with(SocketChannel peer) throws IOException, InterruptedException;
  }

  /** A server that treats every connection alike. */
  static final class Server implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final List<SocketChannel> peers = new ArrayList<>();
    private final Thread acceptor;

    private Server(ServerSocketChannel listener, Behaviour behaviour) {
      this.listener = listener;
      this.acceptor = Thread.ofVirtual().start(() -> serve(behaviour));
    }

    int port() {
      return listener.socket().getLocalPort();
    }

    private void serve(Behaviour behaviour) {
      try {
        while (true) {
          SocketChannel peer = listener.accept();
          peers.add(peer);
          behaviour.with(peer);
        }
      } catch (IOException | InterruptedException e) {
        // The test is over, or the client has gone.
      }
    }

    @Override
    public void close() throws IOException {
      acceptor.interrupt();
      listener.close();
      try {
        acceptor.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      for (SocketChannel peer : peers) {
        peer.close();
      }
    }
  }

  /** A listener whose queue is full, so that the system drops all further attempts to connect. */
  static final class BlackHole implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final List<SocketChannel> fillers = new ArrayList<>();

    private BlackHole(ServerSocketChannel listener) throws IOException {
      this.listener = listener;
      for (int i = 0; i < 8; i++) {
        SocketChannel filler = SocketChannel.open();
        filler.configureBlocking(false);
        filler.connect(listener.getLocalAddress());
        fillers.add(filler);
      }
    }

    int port() {
      return listener.socket().getLocalPort();
    }

    @Override
    public void close() throws IOException {
      for (SocketChannel filler : fillers) {
        filler.close();
      }
      listener.close();
    }
  }

  /** A server on a free port. */
  static Server server(String address, Behaviour behaviour) throws IOException {
    return server(address, 0, behaviour);
  }

  static Server server(String address, int port, Behaviour behaviour) throws IOException {
    return new Server(listen(address, port, 50), behaviour);
  }

  static BlackHole blackHole(String address) throws IOException {
    return blackHole(address, 0);
  }

  static BlackHole blackHole(String address, int port) throws IOException {
    return new BlackHole(listen(address, port, 1));
  }

  /** A port on which nothing listens, on any of these addresses. */
  static int freePort(String... addresses) throws IOException {
    while (true) {
      List<ServerSocketChannel> listeners = new ArrayList<>();
      try {
        int port = 0;
        for (String address : addresses) {
          ServerSocketChannel listener = listen(address, port, 1);
          listeners.add(listener);
          port = listener.socket().getLocalPort();
        }
        return port;
      } catch (BindException e) {
        // Taken on one of the other addresses: try another port.
      } finally {
        for (ServerSocketChannel listener : listeners) {
          listener.close();
        }
      }
    }
  }

  /** Accepts and says nothing. */
  static void silent(SocketChannel peer) {}

  /** Waits for a byte and breaks the connection off with a RST. */
  static void reset(SocketChannel peer) throws IOException {
    peer.read(ByteBuffer.allocate(1));
    peer.setOption(StandardSocketOptions.SO_LINGER, 0);
    peer.close();
  }

  /** Ends the connection in good order. */
  static void hangUp(SocketChannel peer) throws IOException {
    peer.close();
  }

  /** Sends one byte every 20 milliseconds. */
  static void trickle(SocketChannel peer) throws IOException, InterruptedException {
    while (true) {
      peer.write(ByteBuffer.wrap(new byte[1]));
      Thread.sleep(20);
    }
  }

  /** Sends back what it receives. */
  static void echo(SocketChannel peer) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1000);
    while (peer.read(buffer) >= 0) {
      buffer.flip();
      peer.write(buffer);
      buffer.clear();
    }
  }

  static IpAddress address(String text) {
    return new IpAddress(InetAddress.ofLiteral(text).getAddress());
  }

  /** A resolver that knows one answer to every question. */
  static Resolver answering(String... addresses) {
    return _ -> List.of(addresses).stream().map(Loopback::address).toList();
  }

  static Target target(String host, int port) {
    return new Target(host, host, port, Optional.empty());
  }

  private static ServerSocketChannel listen(String address, int port, int backlog)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      return listener.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), backlog);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }
}

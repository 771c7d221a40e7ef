package dev.ascertain.jsse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes server sockets. */
final class AscertainServerSocketFactory extends SSLServerSocketFactory {
  private static final int DEFAULT_BACKLOG = 0;

  private final Shared shared;
  private final Configurations configurations;

  AscertainServerSocketFactory(Shared shared, Configurations configurations) {
    this.shared = shared;
    this.configurations = configurations;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return configurations.server().parameters().getCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return Names.cipherSuites();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new AscertainServerSocket(shared, configurations);
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, DEFAULT_BACKLOG);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    ServerSocket socket = createServerSocket();
    try {
      socket.bind(new InetSocketAddress(address, port), backlog);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }
}

package dev.ascertain.jsse;

import dev.ascertain.jsse.AscertainSocket.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets. */
final class AscertainSocketFactory extends SSLSocketFactory {
  private final Shared shared;
  private final Configurations configurations;

  AscertainSocketFactory(Shared shared, Configurations configurations) {
    this.shared = shared;
    this.configurations = configurations;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return configurations.client().parameters().getCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return Names.cipherSuites();
  }

  @Override
  public Socket createSocket() {
    return client(new Socket(), Origin.OWN);
  }

  @Override
  public Socket createSocket(@Nullable String host, int port) throws IOException {
    return connected(new InetSocketAddress(host == null ? "localhost" : host, port), null);
  }

  @Override
  public Socket createSocket(
      @Nullable String host, int port, @Nullable InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host == null ? "localhost" : host, port),
        new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(@Nullable InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(
      InetAddress address, int port, @Nullable InetAddress localAddress, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
  }

  @Override
  public Socket createSocket(Socket socket, @Nullable String host, int port, boolean autoClose) {
    return client(socket, new Origin(Optional.ofNullable(host), Optional.empty(), autoClose));
  }

  @Override
  public Socket createSocket(Socket socket, @Nullable InputStream consumed, boolean autoClose) {
    return new AscertainSocket(
        shared,
        new Settings(configurations, false),
        socket,
        new Origin(Optional.empty(), Optional.ofNullable(consumed), autoClose));
  }

  private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(remote);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private Socket client(Socket transport, Origin origin) {
    return new AscertainSocket(shared, new Settings(configurations, true), transport, origin);
  }
}

package dev.ascertain.peers;

/**
 * A server on a loopback port, started for one test and gone when closed.
 *
 * <p>When a {@code start()} method hands a peer out, the port accepts connections.
 */
public interface Peer extends AutoCloseable {

  /** The address to connect to: always {@code 127.0.0.1}. */
  default String host() {
    return "127.0.0.1";
  }

  /** The TCP port the peer listens on, chosen anew for every peer. */
  int port();

  /** Where something is if the peer speaks HTTP; the path begins with a slash. */
  default String url(String path) {
    return "http://%s:%d%s".formatted(host(), port(), path);
  }

  /** What the peer has printed so far, standard output and error in order; also once closed. */
  String output();

  /** Ends the peer and every connection it holds; calling it again does nothing. */
  @Override
  void close();
}

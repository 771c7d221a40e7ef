package dev.ascertain.lab.serve;

import java.io.IOException;

/** What a server does on each connection. */
@FunctionalInterface
public interface Service {

  /**
   * Serves one connection, on a thread of its own; it is closed when this returns or throws.
   *
   * @throws IOException if the client is gone, or says nothing for too long
   */
  void serve(Connection connection) throws IOException, InterruptedException;
}

package dev.ascertain.lab;

import dev.ascertain.lab.fault.Catalogue;
import dev.ascertain.lab.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Starts bad servers, and good ones. */
public final class Lab {
  private Lab() {}

  /** All that can be started. */
  public static List<Fault> faults() {
    return Catalogue.faults();
  }

  /** The one of this name. */
  public static Optional<Fault> find(String id) {
    return Catalogue.find(id);
  }

  /**
   * Starts a server on a free port.
   *
   * @param id the fault's name, such as {@code incomplete-chain}
   * @throws IllegalArgumentException if there is none of that name
   * @throws UncheckedIOException if no port is free
   */
  public static LabServer start(String id) {
    Fault fault =
        find(id).orElseThrow(() -> new IllegalArgumentException("there is no fault " + id));
    try {
      return start(fault, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server.
   *
   * @param port 0 for one that is free
   * @throws java.net.BindException if the port is in use
   * @throws IOException if it cannot be started otherwise
   */
  public static LabServer start(Fault fault, int port) throws IOException {
    return LabServer.start(fault, port);
  }
}

package dev.ascertain.lab;

import dev.ascertain.lab.fault.Fault;
import dev.ascertain.lab.fault.Hosting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what others need to host servers of the lab with nginx. */
public final class LabExport {
  /** Everything that a user who is not root must say. */
  private static final String HEAD =
      """
      pid nginx.pid;
      error_log stderr;
      events {}
      http {
      access_log off;
      """;

  private LabExport() {}

  /**
   * Writes a folder for each server, with {@code chain.pem}, {@code key.pem} and {@code ca.pem},
   * and one {@code nginx.conf}. Files of the same name are replaced. The private keys are for
   * whoever can read the folder.
   *
   * @param folder is made if it is not there
   * @param firstPort the port of the first that is written; the others follow
   * @return those that are written, in the order of their ports: what no configuration of nginx can
   *     be is left out
   * @throws IOException if it cannot be written
   */
  public static List<Fault> write(Path folder, List<Fault> faults, int firstPort)
      throws IOException {
    Files.createDirectories(folder);
    StringBuilder configuration = new StringBuilder(HEAD);
    List<Fault> written = new ArrayList<>();
    for (Fault fault : faults) {
      try (LabServer server = Lab.start(fault, 0)) {
        Optional<Hosting> hosting = server.hosting();
        if (hosting.isPresent()) {
          Path place = Files.createDirectories(folder.resolve(fault.id()));
          hosting.get().certified().writeChain(place.resolve("chain.pem"));
          hosting.get().certified().writeKey(place.resolve("key.pem"));
          server.writeFiles(place);
          int port = firstPort + written.size();
          configuration.append("# ").append(fault.id()).append(": ").append(fault.summary());
          configuration.append('\n').append(hosting.get().nginx(port, place.toString()));
          written.add(fault);
        }
      }
    }
    Files.writeString(folder.resolve("nginx.conf"), configuration.append("}\n").toString());
    return written;
  }
}

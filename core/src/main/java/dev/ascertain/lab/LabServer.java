package dev.ascertain.lab;

import dev.ascertain.lab.fault.Exhibit;
import dev.ascertain.lab.fault.Fault;
import dev.ascertain.lab.fault.Ground;
import dev.ascertain.lab.fault.Hosting;
import dev.ascertain.lab.serve.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A server of the lab that runs, until it is closed. */
public final class LabServer implements AutoCloseable {
  private final Fault fault;
  private final Ground ground;
  private final Exhibit exhibit;
  private final Listener listener;

  private LabServer(Fault fault, Ground ground, Exhibit exhibit, Listener listener) {
    this.fault = fault;
    this.ground = ground;
    this.exhibit = exhibit;
    this.listener = listener;
  }

  static LabServer start(Fault fault, int port) throws IOException {
    Ground ground = new Ground();
    try {
      Exhibit exhibit = fault.setup().on(ground);
      return new LabServer(fault, ground, exhibit, Listener.start(port, exhibit.service()));
    } catch (IOException e) {
      ground.close();
      throw e;
    }
  }

  /** What is wrong with it. */
  public Fault fault() {
    return fault;
  }

  /** The name that clients are to ask for; it listens on {@code 127.0.0.1}. */
  public String host() {
    return Ground.HOST;
  }

  /** The TCP port. */
  public int port() {
    return listener.port();
  }

  /** Where it is, for clients of HTTPS. */
  public String url() {
    return "https://" + host() + ":" + port() + "/";
  }

  /** The roots that clients are to trust, PEM. */
  public String roots() {
    return new String(
        Objects.requireNonNull(exhibit.files().get(Exhibit.ROOTS)), StandardCharsets.US_ASCII);
  }

  /** How many connections were made to it so far. */
  public int connections() {
    return listener.accepted();
  }

  /**
   * Writes what a client needs into a folder: {@code ca.pem}, and certificates of its own.
   *
   * @return the arguments with which {@code ascertain} finds the fault: the server, and options
   *     that name those files
   * @throws IOException if they cannot be written
   */
  public List<String> writeFiles(Path folder) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(host() + ":" + port());
    arguments.add("--ca-file");
    arguments.add(folder.resolve(Exhibit.ROOTS).toString());
    for (Map.Entry<String, byte[]> file : exhibit.files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    for (String option : exhibit.options()) {
      boolean isFile = exhibit.files().containsKey(option);
      arguments.add(isFile ? folder.resolve(option).toString() : option);
    }
    return arguments;
  }

  /** What another server needs in order to be bad in this way; empty if none can be. */
  public Optional<Hosting> hosting() {
    return exhibit.hosting();
  }

  @Override
  public void close() {
    listener.close();
    ground.close();
  }
}

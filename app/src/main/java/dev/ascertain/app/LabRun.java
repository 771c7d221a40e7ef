package dev.ascertain.app;

import dev.ascertain.app.Invocation.LabWish;
import dev.ascertain.app.json.LabJson;
import dev.ascertain.app.terminal.LabRenderer;
import dev.ascertain.lab.Lab;
import dev.ascertain.lab.LabExport;
import dev.ascertain.lab.LabServer;
import dev.ascertain.lab.fault.Fault;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A run of {@code lab}. */
final class LabRun {
  private final Surroundings surroundings;
  private final Printer printer;

  LabRun(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.printer = new Printer(surroundings);
  }

  ExitStatus run(Invocation.Lab lab) throws UsageException {
    return switch (lab.wish()) {
      case LabWish.Show(List<Fault> faults) -> {
        printer.print(
            lab.json()
                ? LabJson.faults(faults)
                : Program.lines(LabRenderer.faults(faults, lab.look().in(surroundings))));
        yield ExitStatus.FINE;
      }
      case LabWish.Start start -> start(start, lab);
      case LabWish.Export export -> export(export, lab);
    };
  }

  /** Serves until the program is stopped. */
  private ExitStatus start(LabWish.Start start, Invocation.Lab lab) throws UsageException {
    List<LabServer> servers = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create("ascertain-lab-")) {
      List<List<String>> commands = new ArrayList<>();
      for (Fault fault : start.faults()) {
        int port = start.portBase() == 0 ? 0 : start.portBase() + servers.size();
        LabServer server = start(fault, port);
        servers.add(server);
        commands.add(server.writeFiles(Files.createDirectories(folder.path().resolve(fault.id()))));
      }
      printer.print(
          lab.json()
              ? LabJson.servers(servers, commands)
              : Program.lines(LabRenderer.servers(servers, commands, lab.look().in(surroundings))));
      new CountDownLatch(1).await();
      throw new IllegalStateException("nobody counts down");
    } catch (IOException e) {
      throw new UsageException("The files of the lab cannot be written: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      return ExitStatus.FINE;
    } finally {
      servers.forEach(LabServer::close);
    }
  }

  private static LabServer start(Fault fault, int port) throws UsageException {
    try {
      return Lab.start(fault, port);
    } catch (BindException e) {
      throw new UsageException(
          "The port %d for %s is in use; choose others with --port-base."
              .formatted(port, fault.id()));
    } catch (IOException e) {
      throw new UsageException(fault.id() + " cannot be started: " + e.getMessage() + ".");
    }
  }

  private ExitStatus export(LabWish.Export export, Invocation.Lab lab) throws UsageException {
    try {
      Path folder = Path.of(export.folder());
      List<Fault> written =
          LabExport.write(folder.toAbsolutePath(), export.faults(), export.portBase());
      printer.print(
          lab.json()
              ? LabJson.exported(written, left(export.faults(), written), export.portBase())
              : Program.lines(
                  LabRenderer.exported(
                      export.folder(),
                      export.portBase(),
                      written,
                      left(export.faults(), written),
                      lab.look().in(surroundings))));
      return ExitStatus.FINE;
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("The folder " + FileFailures.of(export.folder(), e));
    }
  }

  private static List<Fault> left(List<Fault> all, List<Fault> written) {
    return all.stream().filter(fault -> !written.contains(fault)).toList();
  }
}

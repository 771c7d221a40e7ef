package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A browser without a window, with a profile of its own that trusts one certificate more. */
public enum Browser {
  CHROMIUM {
    @Override
    Path database(Path home) {
      return home.resolve(".pki/nssdb");
    }

    @Override
    List<String> command(Path home) {
      return List.of(
          "chromium",
          "--headless",
          "--no-sandbox", // which root, as who tests may run, cannot have
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--user-data-dir=" + home.resolve("profile"));
    }
  },
  FIREFOX {
    @Override
    Path database(Path home) {
      return home.resolve("profile");
    }

    @Override
    List<String> command(Path home) {
      return List.of(
          "firefox-esr",
          "--headless",
          "--no-remote",
          "--profile",
          home.resolve("profile").toString());
    }
  };

  private static final Duration LIMIT = Duration.ofSeconds(40);

  /** Where it keeps its certificates. */
  abstract Path database(Path home);

  /** How it is started. */
  abstract List<String> command(Path home);

  /** Its name and version. */
  public String version() {
    Program.Result said = Program.run(this == CHROMIUM ? "chromium" : "firefox-esr", "--version");
    return said.out().replaceFirst("(?s)^(?:Mozilla )?(\\S+ [0-9.]+).*", "$1");
  }

  /**
   * Has it visit {@code https://localhost} on the peer's port, until something has happened there.
   *
   * @param root what it trusts besides the public authorities
   * @param seen waits for what is to happen; the browser is ended then
   */
  public void visit(Peer peer, Certified root, Runnable seen) {
    Path home = Workspace.create();
    try {
      trust(home, root);
      List<String> command = new ArrayList<>(command(home));
      command.add("https://localhost:%d/".formatted(peer.port()));
      Path output = home.resolve("output");
      ProcessBuilder builder =
          Program.builder(home, command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("HOME", home.toString());
      Process process = builder.start();
      try {
        seen.run();
      } catch (AssertionError e) {
        throw new AssertionError(e.getMessage() + "; it printed " + Program.read(output), e);
      } finally {
        end(process);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Workspace.delete(home);
    }
  }

  private static void end(Process process) {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the browser does not end");
      }
      for (ProcessHandle each : all) {
        each.onExit().join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void trust(Path home, Certified root) throws IOException {
    Path database = Files.createDirectories(database(home));
    String file = root.writeCertificate(home.resolve("root.pem")).toString();
    String where = "sql:" + database;
    certutil("-N", "-d", where, "--empty-password");
    certutil("-A", "-d", where, "-n", "test root", "-t", "C,,", "-i", file);
    if (this == FIREFOX) {
      Files.writeString(
          database.resolve("user.js"),
          """
          user_pref("network.dns.localDomains", "localhost");
          user_pref("datareporting.policy.dataSubmissionEnabled", false);
          user_pref("app.normandy.enabled", false);
          user_pref("network.captive-portal-service.enabled", false);
          user_pref("network.connectivity-service.enabled", false);
          user_pref("security.tls.enable_delegated_credentials", true);
          """,
          StandardCharsets.US_ASCII);
    }
  }

  private static void certutil(String... words) {
    List<String> command = new ArrayList<>(List.of("certutil"));
    command.addAll(List.of(words));
    Program.Result result = Program.run(command.toArray(String[]::new));
    if (result.exit() != 0) {
      throw new AssertionError(command + " came to " + result);
    }
  }
}

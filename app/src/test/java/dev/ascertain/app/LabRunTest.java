package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.lab.Lab;
import dev.ascertain.lab.LabServer;
import dev.ascertain.lab.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code lab}. */
class LabRunTest {
  @TempDir private Path folder;

  @Test
  void listsEveryServer() {
    Ran text = Ran.with("lab", "--width", "100");
    Ran json = Ran.with("lab", "list", "--json");

    assertThat(Lab.faults())
        .extracting(Fault::id)
        .allSatisfy(id -> {
          assertThat(text.out()).contains("  " + id + "\n");
          assertThat(json.out()).contains("\"id\": \"" + id + "\"");
        });
    assertThat(text.status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void runsServersUntilItIsStopped() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Callable<ExitStatus> lab =
        () ->
            Program.run(
                new String[] {"lab", "start", "expired", "incomplete-chain"},
                new Surroundings(
                    Map.of(), InputStream.nullInputStream(), out, out, false, false, 0, true));
    FutureTask<ExitStatus> run = new FutureTask<>(lab);
    Thread thread = Thread.ofVirtual().start(run);
    Matcher command =
        Pattern.compile("ascertain (localhost:\\d+) --ca-file (\\S*/expired/ca.pem)")
            .matcher(waitFor(out, "Ctrl-C"));
    assertThat(command.find()).isTrue();
    Path roots = Path.of(command.group(2));

    assertThat(Ran.with(command.group(1), "--ca-file", roots.toString()).status())
        .isEqualTo(ExitStatus.CERTIFICATE);

    thread.interrupt();
    assertThat(run.get(20, TimeUnit.SECONDS)).isEqualTo(ExitStatus.FINE);
    assertThat(roots).doesNotExist();
    assertThat(Ran.with(command.group(1)).status()).isEqualTo(ExitStatus.CONNECT);
  }

  @Test
  void aPortInUseIsSaidSo() {
    try (LabServer server = Lab.start("good.tls13")) {
      Ran ran = Ran.with("lab", "start", "expired", "--port-base", "" + server.port());

      assertThat(ran.err())
          .isEqualTo(
              "ascertain: The port %d for expired is in use; choose others with --port-base.\n"
                  .formatted(server.port()));
      assertThat(ran.status()).isEqualTo(ExitStatus.USAGE);
    }
  }

  @Test
  void exportsWhatOthersCanHost() throws Exception {
    Path place = folder.resolve("lab");
    Ran ran = Ran.with("lab", "export", place.toString(), "plain-http", "expired");

    assertThat(ran.out())
        .contains("1 server written", "  https://localhost:9000/  expired\n", "  plain-http\n");
    assertThat(Files.readString(place.resolve("nginx.conf"))).contains("expired/chain.pem");
    assertThat(Ran.with("lab", "export", "/dev/null/x", "expired").status())
        .isEqualTo(ExitStatus.USAGE);
  }

  private static String waitFor(ByteArrayOutputStream out, String words) throws Exception {
    for (int tries = 0; tries < 1000; tries++) {
      String text = out.toString(StandardCharsets.UTF_8);
      if (text.contains(words)) {
        return text;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("never said: " + out);
  }
}

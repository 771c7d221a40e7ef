package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.Ascertain;
import dev.ascertain.app.json.JsonRenderer;
import dev.ascertain.app.terminal.Look;
import dev.ascertain.app.terminal.TerminalRenderer;
import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.lab.Lab;
import dev.ascertain.lab.LabServer;
import dev.ascertain.lab.fault.Fault;
import dev.ascertain.report.Report;
import dev.ascertain.verify.TrustStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every server of the lab is diagnosed under its name, and what is said of it is in the goldens.
 */
class CatalogueTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/lab");

  /** Causes that no server on this machine can show, and why. */
  private static final Map<Cause, String> EXCUSED =
      Map.ofEntries(
          Map.entry(Cause.NAME_NOT_RESOLVED, "there is no server"),
          Map.entry(Cause.CONNECTION_REFUSED, "there is no server"),
          Map.entry(Cause.NETWORK_UNREACHABLE, "there is no server"),
          Map.entry(Cause.DISTRUSTED_CA, "takes the key of a root that browsers know"),
          Map.entry(Cause.VALIDITY_TOO_LONG, "takes the key of a root that browsers know"),
          Map.entry(Cause.NO_SCT, "takes the key of a root that browsers know"),
          Map.entry(Cause.ECH_NOT_PUBLISHED, "takes a DNS server"),
          Map.entry(Cause.LEGACY_RENEGOTIATION, "our engine always answers, and Finished says so"),
          Map.entry(Cause.TOO_MUCH_WORK, "takes thousands of certificates"),
          Map.entry(Cause.ISSUER_KEY_MISMATCH, "is a note beside a path that is broken"),
          Map.entry(Cause.NO_VALID_POLICY, "only ascertain verify asks for policies"));

  /** Connections made to each server, by its id. */
  private static final Map<String, Integer> CONNECTIONS = new TreeMap<>();

  private static int right;

  /** Always the same, because reports name it. */
  private static final Path FILES = Path.of("target/lab");

  static List<Fault> faults() {
    return Lab.faults();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isDiagnosedUnderItsName(Fault fault) throws Exception {
    try (LabServer server = Lab.start(fault, 0)) {
      Report report = examine(server);
      CONNECTIONS.put(fault.id(), server.connections());

      check(fault, "json", Masks.json(JsonRenderer.render(Still.of(report))));
      Look look = new Look(80, false, true, Look.Detail.SUMMARY);
      List<String> lines = TerminalRenderer.render(Still.of(report), look);
      check(fault, "txt", Masks.text(String.join("\n", lines)) + "\n");
      List<Diagnosis> diagnoses = report.diagnoses();
      if (fault.cause().isEmpty()) {
        assertThat(diagnoses).extracting(Diagnosis::id).isEmpty();
        assertThat(server.connections()).isEqualTo(1);
      } else {
        assertThat(diagnoses)
            .extracting(Diagnosis::id)
            .startsWith(fault.cause().orElseThrow().id());
        assertThat(diagnoses.getFirst().evidence()).isNotEmpty();
        // One, and the further ones that a diagnosis may take.
        assertThat(server.connections()).isBetween(1, 9);
      }
      right++;
    }
  }

  @Test
  void everyCauseHasAServerOfItsNameUnlessExcused() {
    List<String> ids = faults().stream().map(Fault::id).toList();
    assertThat(Cause.values())
        .allSatisfy(cause ->
            assertThat(ids.contains(cause.id()))
                .as(cause.id())
                .isNotEqualTo(EXCUSED.containsKey(cause)));
  }

  @Test
  void goldensOfNothingElse() throws IOException {
    List<Path> expected = new ArrayList<>();
    for (Fault fault : faults()) {
      expected.add(FOLDER.resolve(fault.id() + ".json"));
      expected.add(FOLDER.resolve(fault.id() + ".txt"));
    }
    List<Path> others;
    try (Stream<Path> files = Files.list(FOLDER)) {
      others = files.filter(file -> !expected.contains(file)).toList();
    }
    if (GoldenFile.isRefreshed()) {
      for (Path other : others) {
        Files.delete(other);
      }
    } else {
      assertThat(others).isEmpty();
    }
  }

  @AfterAll
  static void accuracy() {
    List<Integer> counts = CONNECTIONS.values().stream().sorted().toList();
    System.out.printf(
        "Lab: %d of %d diagnosed under their names; connections: median %d, most %d%n",
        right, faults().size(), counts.get(counts.size() / 2), counts.getLast());
    assertThat(counts.get(counts.size() / 2)).isLessThanOrEqualTo(3);
  }

  private Report examine(LabServer server) throws IOException {
    List<String> arguments = new ArrayList<>(server.writeFiles(Files.createDirectories(FILES)));
    arguments.add("-4");
    arguments.add("--at");
    arguments.add(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    try {
      Invocation invocation =
          CommandLineReader.read(
              arguments.toArray(String[]::new), Map.of(), CatalogueTest::trustStore);
      Invocation.Check check = (Invocation.Check) invocation;
      return Ascertain.examine(
          check.target(), check.options(), Ascertain.environment(KeyLog.none()));
    } catch (UsageException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustStore trustStore(String file) {
    try {
      return TrustStore.fromPem("ca.pem", Files.readAllBytes(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TrustStore.UnusableTrustStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(Fault fault, String kind, String actual) throws IOException {
    GoldenFile.check("lab/" + fault.id() + "." + kind, actual);
  }
}

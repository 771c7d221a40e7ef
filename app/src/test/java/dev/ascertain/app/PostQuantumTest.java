package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.Ascertain;
import dev.ascertain.app.json.JsonRenderer;
import dev.ascertain.app.terminal.Look;
import dev.ascertain.app.terminal.TerminalRenderer;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.net.TargetException;
import dev.ascertain.net.TargetParser;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.NodeServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.report.Report;
import dev.ascertain.report.Verdict;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.SignatureScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report names the hybrid group, and the signature scheme, that the user asked for. */
class PostQuantumTest {

  private static Report check(Peer server, Certified certified, String... options)
      throws TargetException {
    try (server) {
      return Ascertain.examine(
          TargetParser.parse("localhost:" + server.port()),
          Scenario.options(certified, "20s", options),
          Ascertain.environment(KeyLog.none()));
    }
  }

  private static void assertNames(Report report, String name) {
    Look look = new Look(80, false, true, Look.Detail.SUMMARY);
    assertThat(String.join("\n", TerminalRenderer.render(report, look))).contains(" · " + name);
    assertThat(JsonRenderer.render(report)).contains('"' + name + '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"X25519MLKEM768", "SecP256r1MLKEM768", "SecP384r1MLKEM1024"})
  void hybridGroupsWithNodeAndWithOurServer(String group) throws TargetException {
    Certified certified = Mint.localhost(KeyKind.RSA_2048);
    ServerPreferences preferences =
        ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.byName(group).orElseThrow()));

    Peer node = NodeServer.with(certified).group(group).start();
    for (Peer server : List.of(node, EngineServer.start(preferences, certified))) {
      Report report = check(server, certified, "--groups", group);
      assertNames(report, group);
      assertThat(report.verdict().result()).isEqualTo(Verdict.Result.SECURE);
    }
  }

  /** Browsers take no such keys yet, which is said; the handshake itself is fine. */
  @ParameterizedTest
  @CsvSource({"ML_DSA_44, mldsa44", "ML_DSA_65, mldsa65", "ML_DSA_87, mldsa87"})
  void signaturesOfMlDsa(KeyKind key, String scheme) throws TargetException {
    Certified certified = Mint.localhost(key);
    ServerPreferences preferences =
        ServerPreferences.DEFAULT.withSignatureSchemes(
            List.of(SignatureScheme.byName(scheme).orElseThrow()));

    Report report =
        check(EngineServer.start(preferences, certified), certified, "--sigalgs", scheme);

    assertNames(report, scheme);
    assertThat(report.handshake().orElseThrow().completed()).isTrue();
    assertThat(report.diagnoses().getFirst().id()).isEqualTo("forbidden-key");
  }
}

package dev.ascertain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.diagnose.rule.Confidence;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.net.FamilyChoice;
import dev.ascertain.net.Timeouts;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.Middlebox;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawServer;
import dev.ascertain.report.Report;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.handshake.ClientHello;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One symptom, many causes: what further connections find out about real servers. */
class FurtherConnectionTest {
  private static final int SMALLER_THAN_A_PACKET = 1200;
  private static final RawServer.Script CLOSES =
      connection -> {
        connection.finish();
        connection.drain();
      };
  private static final RawServer.Script RESETS = RawServer.Connection::reset;
  private static final RawServer.Script SAYS_NOTHING = RawServer.Connection::drain;

  private static RawServer.Script alerts(int description) {
    return connection -> {
      connection.send(new byte[] {21, 3, 3, 0, 2, 2, (byte) description});
      CLOSES.play(connection);
    };
  }

  private static Report examine(Peer server, Options.ServerNameChoice name, Duration step) {
    return Examined.on(
        server,
        new ConnectOptions(FamilyChoice.ANY, List.of(), List.of(), Timeouts.ofStep(step)),
        List.of(),
        name);
  }

  private static Report examine(Peer server) {
    return examine(server, new Options.ServerNameChoice.OfTarget(), Duration.ofSeconds(20));
  }

  private static Middlebox before(Predicate<ClientHello> disliked, RawServer.Script refusal) {
    return Middlebox.before(engine(ServerPreferences.DEFAULT), disliked, refusal);
  }

  private static Peer engine(ServerPreferences preferences) {
    return EngineServer.start(preferences, Mint.localhost(KeyKind.RSA_2048));
  }

  private static Predicate<ClientHello> has(ExtensionType type) {
    return hello -> hello.extensions().has(type);
  }

  private static boolean isLarge(ClientHello hello) {
    return hello.encode().length > SMALLER_THAN_A_PACKET;
  }

  private static void assertCertain(Report report, String id) {
    Diagnosis first = report.diagnoses().getFirst();
    assertThat(first.id()).isEqualTo(id);
    assertThat(first.confidence()).as(report.probes().toString()).isEqualTo(Confidence.CERTAIN);
    assertThat(report.probes()).hasSizeLessThanOrEqualTo(8);
    assertThat(report.diagnoses())
        .filteredOn(d -> !d.id().equals(id))
        .extracting(Diagnosis::id)
        .doesNotContain("server-hung-up", "timeout", "handshake-alert", "no-common-cipher");
  }

  private static List<String> probes(Report report) {
    return report.probes().stream().map(ProbeResult::id).toList();
  }

  @Test
  void aServerWithAnotherGroupOnly() {
    try (Peer server =
        OpensslServer.with(Mint.localhost(KeyKind.RSA_2048))
            .tls12()
            .suite("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
            .group("brainpoolP256r1")
            .start()) {
      assertCertain(examine(server), "no-common-group");
    }
  }

  @Test
  void aServerWithAnotherGroupOnlyInTls13() {
    try (Peer server = engine(ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.X448)))) {
      assertCertain(examine(server), "no-common-group");
    }
  }

  @Test
  void aServerThatSignsBySha1Only() {
    try (Peer server =
        OpensslServer.with(Mint.localhost(KeyKind.RSA_2048))
            .tls12()
            .suite("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
            .signatureAlgorithms("RSA+SHA1")
            .start()) {
      assertCertain(examine(server), "no-common-signature-scheme");
    }
  }

  @Test
  void aServerWithAnotherSuiteOnly() {
    try (Peer server =
        OpensslServer.with(Mint.localhost(KeyKind.RSA_2048))
            .tls12()
            .suite("TLS_DHE_RSA_WITH_AES_128_CBC_SHA256")
            .start()) {
      assertCertain(examine(server), "no-common-cipher");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatRefusesTheNameWithoutSayingSo(boolean alert) {
    try (Peer server = before(has(ExtensionType.SERVER_NAME), alert ? alerts(40) : CLOSES)) {
      Report report = examine(server);

      assertCertain(report, "unrecognized-name");
      assertThat(probes(report))
          .containsExactlyElementsOf(
              alert
                  ? List.of("wide-offer", "no-server-name")
                  : List.of("wide-offer", "no-server-name", "again"));
    }
  }

  @Test
  void aServerThatWantsAName() {
    Predicate<ClientHello> nameless = hello -> hello.extensions().find(ServerName.class).isEmpty();
    for (RawServer.Script refusal : List.of(CLOSES, alerts(40), alerts(112))) {
      try (Peer server = before(nameless, refusal)) {
        Report report =
            examine(server, new Options.ServerNameChoice.None(), Duration.ofSeconds(20));

        assertCertain(report, "sni-required");
        assertThat(probes(report)).startsWith("server-name").hasSizeLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void aServerThatCannotBearTls13() {
    for (RawServer.Script refusal : List.of(CLOSES, RESETS, alerts(40), alerts(50), alerts(70))) {
      try (Peer server = before(has(ExtensionType.SUPPORTED_VERSIONS), refusal)) {
        assertCertain(examine(server), "version-intolerance");
      }
    }
  }

  @Test
  void aServerThatCannotBearAnExtension() {
    for (ExtensionType type :
        List.of(
            ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
            ExtensionType.STATUS_REQUEST,
            ExtensionType.SESSION_TICKET,
            ExtensionType.ENCRYPT_THEN_MAC)) {
      try (Peer server = before(has(type), RESETS)) {
        Report report = examine(server);

        assertCertain(report, "extension-intolerance");
        assertThat(report.diagnoses().getFirst().title()).contains(type.toString());
      }
    }
  }

  @Test
  void aMiddleboxThatCannotBearALargeClientHello() {
    for (RawServer.Script refusal : List.of(RESETS, CLOSES)) {
      try (Peer server = before(FurtherConnectionTest::isLarge, refusal)) {
        assertCertain(examine(server), "large-hello-intolerance");
      }
    }
    try (Peer server = before(FurtherConnectionTest::isLarge, SAYS_NOTHING)) {
      assertCertain(
          examine(server, new Options.ServerNameChoice.OfTarget(), Duration.ofSeconds(2)),
          "large-hello-intolerance");
    }
  }

  @Test
  void aServerThatFailsOnlyOnceIsNotBlamedForAnElement() {
    int[] connections = new int[1];
    try (Peer server = before(_ -> connections[0]++ == 0, SAYS_NOTHING)) {
      Report report =
          examine(server, new Options.ServerNameChoice.OfTarget(), Duration.ofSeconds(2));

      assertThat(report.diagnoses().getFirst().id()).isEqualTo("timeout");
      assertThat(probes(report)).last().isEqualTo("again");
      assertThat(report.diagnoses().getFirst().candidates().toString()).contains("only sometimes");
    }
  }

  @Test
  void aServerThatFailsOnlySometimesIsNotBlamedForTheName() {
    int[] connections = new int[1];
    try (Peer server = before(_ -> connections[0]++ < 2, CLOSES)) {
      Report report = examine(server);

      assertThat(report.diagnoses().getFirst().id()).isEqualTo("server-hung-up");
      assertThat(probes(report)).containsExactly("wide-offer", "no-server-name", "again");
      assertThat(report.diagnoses().getFirst().candidates().toString()).contains("only sometimes");
    }
  }

  @Test
  void noServerIsAskedMoreThanEightTimes() {
    try (Middlebox server = before(_ -> true, CLOSES)) {
      Report report = examine(server);

      assertThat(report.diagnoses().getFirst().id()).isEqualTo("server-hung-up");
      assertThat(server.connections()).isEqualTo(1 + report.probes().size()).isLessThan(10);
    }
  }

  @Test
  void aGoodServerIsAskedOnce() {
    try (Middlebox server = before(_ -> false, CLOSES)) {
      Report report = examine(server);

      assertThat(report.probes()).isEmpty();
      assertThat(server.connections()).isEqualTo(1);
    }
  }
}

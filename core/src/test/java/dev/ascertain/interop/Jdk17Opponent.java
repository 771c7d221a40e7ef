package dev.ascertain.interop;

import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.OldJdk;
import dev.ascertain.peers.Peer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** JSSE of JDK 17. */
record Jdk17Opponent() implements Opponent {

  @Override
  public String name() {
    return "JDK 17";
  }

  @Override
  public Optional<String> obstacleAsServer(Scenario scenario) {
    return obstacle(scenario);
  }

  @Override
  public Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients) {
    return OldJdk.serve(
        certified, version(scenario), suite(scenario), groups(scenario), clients.orElse(null));
  }

  @Override
  public Optional<String> obstacleAsClient(Scenario scenario) {
    return scenario.mode() == Mode.RETRY && scenario.exchange() == Exchange.X25519
        ? Optional.of("it sends a share of each kind of group, so need not be asked again")
        : obstacle(scenario);
  }

  @Override
  public void connect(Peer server, Scenario scenario, Certified root, Certified own)
      throws IOException {
    List<String> groups =
        scenario.mode() == Mode.RETRY
            ? List.of("secp384r1", groups(scenario).getFirst())
            : groups(scenario);
    int times = scenario.mode() == Mode.RESUMED ? 2 : 1;
    String answers =
        OldJdk.fetch(server, root, own, version(scenario), suite(scenario), groups, times);
    if (answers.split("the engine answers", -1).length != times + 1) {
      throw new IOException("answered: " + answers);
    }
  }

  private static Optional<String> obstacle(Scenario scenario) {
    if (scenario.mode() == Mode.EARLY_DATA) {
      return Optional.of("it has no early data");
    }
    return switch (scenario.exchange()) {
      case X25519MLKEM768 -> Optional.of("it has no such group");
      case FFDHE2048 -> Optional.of(JavaOpponent.ZEROS_DROPPED);
      case RSA, X25519, SECP256R1, ECDHE, DHE -> Optional.empty();
    };
  }

  private static String version(Scenario scenario) {
    return scenario.isTls13() ? "TLSv1.3" : "TLSv1.2";
  }

  private static String suite(Scenario scenario) {
    return scenario.isTls13() ? "-" : scenario.suite().toString();
  }

  private static List<String> groups(Scenario scenario) {
    return scenario.isTls13()
        ? List.of(scenario.exchange().group().toString())
        : List.of("x25519", "secp256r1", "ffdhe2048");
  }
}

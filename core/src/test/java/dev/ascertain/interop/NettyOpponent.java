package dev.ascertain.interop;

import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.peers.NettyClient;
import dev.ascertain.peers.NettyServer;
import dev.ascertain.peers.Peer;
import java.io.IOException;
import java.util.Optional;

/** Netty with BoringSSL. */
record NettyOpponent() implements Opponent {

  @Override
  public String name() {
    return "Netty tcnative (BoringSSL)";
  }

  @Override
  public Optional<String> obstacleAsServer(Scenario scenario) {
    return obstacle(scenario);
  }

  @Override
  public Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients) {
    NettyServer server = NettyServer.with(certified);
    server = scenario.isTls13() ? server.tls13().group(group(scenario)) : server.tls12();
    clients.ifPresent(server::requireClientCertificate);
    return server.start();
  }

  @Override
  public Optional<String> obstacleAsClient(Scenario scenario) {
    return scenario.exchange() == Exchange.X25519MLKEM768 && scenario.mode() == Mode.RETRY
        ? Optional.of("it always sends a share of this group")
        : obstacle(scenario);
  }

  @Override
  public void connect(Peer server, Scenario scenario, Certified root, Certified own)
      throws IOException {
    try (NettyClient client = NettyClient.trusting(root, own)) {
      if (!scenario.isTls13()) {
        client.tls12().suite(scenario.suite().toString());
      } else if (scenario.mode() == Mode.RETRY) {
        client.tls13().group("P-384", group(scenario));
      } else {
        client.tls13().group(group(scenario));
      }
      Opponent.fetch(scenario, () -> client.get(server));
    }
  }

  private static Optional<String> obstacle(Scenario scenario) {
    if (scenario.mode() == Mode.EARLY_DATA) {
      return Optional.of("Netty has no way to ask for early data");
    }
    Exchange exchange = scenario.exchange();
    if (exchange == Exchange.FFDHE2048 || exchange == Exchange.DHE) {
      return Optional.of("BoringSSL has no finite fields");
    }
    return scenario.key() == KeyKind.ED25519
        ? Optional.of("BoringSSL has Ed25519 only if asked for, which Netty does not")
        : Optional.empty();
  }

  /** BoringSSL's name of the group. */
  private static String group(Scenario scenario) {
    return switch (scenario.exchange()) {
      case SECP256R1 -> "P-256";
      case X25519, X25519MLKEM768, FFDHE2048, ECDHE, DHE, RSA ->
          scenario.exchange().group().toString();
    };
  }
}

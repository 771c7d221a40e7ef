package dev.ascertain.interop;

import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.OpensslSuite;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The installed OpenSSL, by its {@code s_server} and {@code s_client}. */
record OpensslOpponent() implements Opponent {

  @Override
  public String name() {
    return Program.run("openssl", "version").out().replaceFirst(" \\d+ .*\\s*", "");
  }

  @Override
  public Optional<String> obstacleAsServer(Scenario scenario) {
    return scenario.mode() == Mode.EARLY_DATA
        ? Optional.of("s_server either takes early data or answers requests (nginx does both)")
        : obstacle(scenario);
  }

  @Override
  public Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients) {
    OpensslServer server = OpensslServer.with(certified);
    server =
        scenario.isTls13()
            ? server.tls13().group(group(scenario))
            : server.tls12().suite(scenario.suite().toString());
    if (scenario.exchange() == Exchange.DHE) {
      server.finiteField("ffdhe2048");
    }
    clients.ifPresent(server::requireClientCertificate);
    return server.start();
  }

  @Override
  public Optional<String> obstacleAsClient(Scenario scenario) {
    return obstacle(scenario);
  }

  @Override
  public void connect(Peer server, Scenario scenario, Certified root, Certified own)
      throws IOException {
    try (ClientFiles files = ClientFiles.of(root, own)) {
      List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-ign_eof"));
      command.addAll(List.of("-connect", server.host() + ":" + server.port()));
      command.addAll(List.of("-servername", "localhost", "-verify_hostname", "localhost"));
      command.addAll(List.of("-verify_return_error", "-CAfile", files.root()));
      command.addAll(List.of("-cert", files.chain(), "-key", files.key()));
      if (scenario.isTls13()) {
        String first = scenario.mode() == Mode.RETRY ? "P-384:" : "";
        command.addAll(List.of("-tls1_3", "-groups", first + group(scenario)));
      } else {
        String suite = OpensslSuite.of(scenario.suite().toString()).opensslName();
        command.addAll(List.of("-tls1_2", "-cipher", suite));
      }
      switch (scenario.mode()) {
        case FULL, RETRY, CLIENT_CERTIFICATE -> files.ask(command);
        case RESUMED -> {
          files.ask(files.with(command, "-sess_out"));
          files.ask(files.with(command, "-sess_in"));
        }
        case EARLY_DATA -> {
          files.ask(files.with(command, "-sess_out"));
          command.addAll(List.of("-early_data", files.request()));
          files.listen(files.with(command, "-sess_in"));
        }
      }
    }
  }

  private static Optional<String> obstacle(Scenario scenario) {
    return scenario.exchange() == Exchange.X25519MLKEM768
        ? Optional.of("OpenSSL 3.0 has no such group (3.5 has: see Node.js)")
        : Optional.empty();
  }

  /** OpenSSL's name of the group. */
  static String group(Scenario scenario) {
    return switch (scenario.exchange()) {
      case SECP256R1 -> "P-256";
      case X25519 -> "X25519";
      case X25519MLKEM768, FFDHE2048, ECDHE, DHE, RSA -> scenario.exchange().group().toString();
    };
  }
}

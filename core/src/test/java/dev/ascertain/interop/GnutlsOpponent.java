package dev.ascertain.interop;

import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.GnutlsServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GnuTLS, by its {@code gnutls-serv} and {@code gnutls-cli}. */
record GnutlsOpponent() implements Opponent {

  @Override
  public String name() {
    return "GnuTLS "
        + Program.run("gnutls-cli", "--version").out().replaceFirst("(?s)^\\S+ (\\S+).*", "$1");
  }

  @Override
  public Optional<String> obstacleAsServer(Scenario scenario) {
    return obstacle(scenario);
  }

  @Override
  public Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients) {
    GnutlsServer server = GnutlsServer.with(certified).priority(choice(scenario));
    if (scenario.mode() == Mode.EARLY_DATA) {
      server.option("--earlydata", "--maxearlydata=16384");
    }
    clients.ifPresent(server::requireClientCertificate);
    return server.start();
  }

  /** Its server prints early data, and answers only a request that comes after the handshake. */
  @Override
  public byte[] earlyData() {
    return new byte[] {'h', 'e', 'l', 'l', 'o', '\n'};
  }

  @Override
  public Optional<String> obstacleAsClient(Scenario scenario) {
    return obstacle(scenario);
  }

  @Override
  public void connect(Peer server, Scenario scenario, Certified root, Certified own)
      throws IOException {
    try (ClientFiles files = ClientFiles.of(root, own)) {
      List<String> command = new ArrayList<>(List.of("gnutls-cli", "--port=" + server.port()));
      command.addAll(List.of("--sni-hostname=localhost", "--verify-hostname=localhost"));
      command.addAll(List.of("--x509cafile=" + files.root(), "--single-key-share"));
      command.addAll(List.of("--x509certfile=" + files.chain(), "--x509keyfile=" + files.key()));
      command.add("--priority=NORMAL:" + choice(scenario));
      switch (scenario.mode()) {
        case FULL, RETRY, CLIENT_CERTIFICATE -> {}
        case RESUMED -> command.addAll(List.of("--resume", "--waitresumption"));
        case EARLY_DATA ->
            command.addAll(
                List.of("--resume", "--waitresumption", "--earlydata=" + files.request()));
      }
      command.add(server.host());
      // At the end of its input it leaves, without waiting for the answer.
      Program.Result result = Program.run(command.toArray(String[]::new));
      if (result.exit() != 0 || !result.out().contains("Handshake was completed")) {
        throw new IOException(command + " came to " + result);
      }
    }
  }

  private static Optional<String> obstacle(Scenario scenario) {
    return scenario.exchange() == Exchange.X25519MLKEM768
        ? Optional.of("GnuTLS 3.7 has no such group")
        : Optional.empty();
  }

  /** The part of the priority string that leaves the scenario no choice. */
  private static String choice(Scenario scenario) {
    if (scenario.isTls13()) {
      String first = scenario.mode() == Mode.RETRY ? "+GROUP-SECP384R1:" : "";
      return "-VERS-ALL:+VERS-TLS1.3:-GROUP-ALL:"
          + first
          + "+GROUP-"
          + scenario.exchange().group().toString().toUpperCase(java.util.Locale.ROOT);
    }
    String exchange =
        switch (scenario.exchange()) {
          case DHE -> "+DHE-RSA";
          case RSA -> "+RSA";
          case X25519, SECP256R1, X25519MLKEM768, FFDHE2048, ECDHE -> "+ECDHE-RSA:+ECDHE-ECDSA";
        };
    return "-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+AES-128-GCM:-KX-ALL:" + exchange;
  }
}

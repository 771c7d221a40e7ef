package dev.ascertain.interop;

import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.OpensslSuite;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** curl, which is only a client. */
record CurlOpponent() implements Opponent {

  @Override
  public String name() {
    return Program.run("curl", "--version").out().replaceFirst("(?s)^(\\S+ \\S+).*", "$1");
  }

  @Override
  public Optional<String> obstacleAsServer(Scenario scenario) {
    return Optional.of("it is only a client");
  }

  @Override
  public Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients) {
    throw new UnsupportedOperationException("curl is only a client");
  }

  @Override
  public Optional<String> obstacleAsClient(Scenario scenario) {
    if (scenario.mode() == Mode.EARLY_DATA) {
      return Optional.of("this curl has no early data");
    }
    return scenario.exchange() == Exchange.X25519MLKEM768
        ? Optional.of("its OpenSSL 3.0 has no such group")
        : Optional.empty();
  }

  @Override
  public void connect(Peer server, Scenario scenario, Certified root, Certified own)
      throws IOException {
    try (ClientFiles files = ClientFiles.of(root, own)) {
      List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error"));
      command.addAll(List.of("--cacert", files.root(), "--noproxy", "*"));
      command.addAll(List.of("--connect-to", "::%s:%d".formatted(server.host(), server.port())));
      command.addAll(List.of("--cert", files.chain(), "--key", files.key()));
      if (scenario.isTls13()) {
        String first = scenario.mode() == Mode.RETRY ? "P-384:" : "";
        command.addAll(List.of("--tlsv1.3", "--curves", first + OpensslOpponent.group(scenario)));
      } else {
        String suite = OpensslSuite.of(scenario.suite().toString()).opensslName();
        command.addAll(List.of("--tlsv1.2", "--tls-max", "1.2", "--ciphers", suite));
      }
      command.add("https://localhost/");
      if (scenario.mode() == Mode.RESUMED) {
        // Our server closes each connection; the second resumes the first.
        command.add("https://localhost/again");
      }
      files.listen(command);
    }
  }
}

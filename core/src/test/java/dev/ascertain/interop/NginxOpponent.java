package dev.ascertain.interop;

import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.NginxServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.Program;
import java.util.Optional;

/** nginx, which is only a server. */
record NginxOpponent() implements Opponent {

  @Override
  public String name() {
    return Program.run("nginx", "-v").err().strip().replaceFirst("^.*: (\\S+)/(\\S+).*", "$1 $2");
  }

  @Override
  public Optional<String> obstacleAsServer(Scenario scenario) {
    Exchange exchange = scenario.exchange();
    if (exchange == Exchange.X25519MLKEM768) {
      return Optional.of("its OpenSSL 3.0 has no such group");
    }
    return Optional.empty();
  }

  @Override
  public Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients) {
    NginxServer server = NginxServer.with(certified);
    server =
        scenario.isTls13()
            ? server.tls13().group(OpensslOpponent.group(scenario))
            : server.tls12().suite(scenario.suite().toString());
    if (scenario.exchange() == Exchange.DHE) {
      server.finiteField("ffdhe2048");
    }
    if (scenario.mode() == Mode.EARLY_DATA) {
      server.directive("ssl_early_data on");
    }
    clients.ifPresent(server::requireClientCertificate);
    return server.start();
  }

  @Override
  public Optional<String> obstacleAsClient(Scenario scenario) {
    return Optional.of("it is only a server");
  }

  @Override
  public void connect(Peer server, Scenario scenario, Certified root, Certified own) {
    throw new UnsupportedOperationException("nginx is only a server");
  }
}

package dev.ascertain.interop;

import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.NodeServer;
import dev.ascertain.peers.OpensslSuite;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pinned Node.js, whose OpenSSL is newer than the installed one. */
record NodeOpponent() implements Opponent {
  /** Fetches {@code /} once, or, told so, twice: then with the session of the first. */
  private static final String CLIENT =
      """
      const { connect } = require('node:tls');
      const { readFileSync } = require('node:fs');
      const given = Object.fromEntries(process.argv.slice(1).map((word) => word.split('=')));
      for (const name of ['ca', 'cert', 'key']) given[name] = readFileSync(given[name]);
      const fetch = (session, then) => {
        let known;
        const socket = connect({ host: '127.0.0.1', servername: 'localhost', ...given, session });
        socket.on('session', (fresh) => { known = fresh; });
        socket.on('data', (data) => process.stdout.write(data));
        socket.on('close', () => then(known));
        socket.write('GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n');
      };
      fetch(undefined, (known) => { if (given.twice) fetch(known, () => {}); });
      """;

  @Override
  public String name() {
    return "Node.js "
        + Program.run(NodeServer.pinnedNode().toString(), "-p", "process.version").out().strip();
  }

  @Override
  public Optional<String> obstacleAsServer(Scenario scenario) {
    return obstacle(scenario);
  }

  @Override
  public Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients) {
    NodeServer server = NodeServer.with(certified);
    server =
        scenario.isTls13()
            ? server.tls13().group(OpensslOpponent.group(scenario))
            : server.tls12().suite(scenario.suite().toString());
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
      List<String> command =
          new ArrayList<>(List.of(NodeServer.pinnedNode().toString(), "-e", CLIENT));
      command.addAll(List.of("port=" + server.port(), "ca=" + files.root()));
      command.addAll(List.of("cert=" + files.chain(), "key=" + files.key()));
      if (scenario.isTls13()) {
        String first = scenario.mode() == Mode.RETRY ? "P-384:" : "";
        command.add("minVersion=TLSv1.3");
        command.add("ecdhCurve=" + first + OpensslOpponent.group(scenario));
      } else {
        command.add("maxVersion=TLSv1.2");
        command.add("ciphers=" + OpensslSuite.of(scenario.suite().toString()).opensslName());
      }
      if (scenario.mode() == Mode.RESUMED) {
        command.add("twice=true");
      }
      files.listen(command);
    }
  }

  private static Optional<String> obstacle(Scenario scenario) {
    if (scenario.mode() == Mode.EARLY_DATA) {
      return Optional.of("Node.js has no early data");
    }
    return scenario.exchange() == Exchange.DHE
        ? Optional.of("Node.js does DHE only with parameters of one's own")
        : Optional.empty();
  }
}

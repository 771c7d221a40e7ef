package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Other people's TLS clients, to cross-check a peer, or what we say about it. */
public final class Client {
  private static final String NODE_CLIENT =
      """
      const options = Object.fromEntries(process.argv.slice(1).map((word) => word.split('=')));
      options.ca = require('node:fs').readFileSync(options.ca);
      const socket = require('node:tls').connect(
          { host: '127.0.0.1', servername: 'localhost', ...options },
          () => { console.log(socket.getProtocol()); socket.end(); });
      """;

  private Client() {}

  /**
   * Fetches {@code https://localhost/} from a peer with curl. The exit status is 0 if the
   * handshake, the certificate, the name and the answer were right, 35 for a failed handshake, 60
   * for a certificate not trusted.
   *
   * @param trusted the only certificate trusted, normally {@link Certified#root()}
   * @param options further options of curl
   */
  public static Program.Result curl(Peer peer, Certified trusted, String... options) {
    return trusting(
        trusted,
        file -> {
          List<String> command =
              new ArrayList<>(List.of("curl", "--silent", "--show-error", "--max-time", "20"));
          command.addAll(List.of("--cacert", file, "--noproxy", "*"));
          command.addAll(List.of("--connect-to", "::%s:%d".formatted(peer.host(), peer.port())));
          command.addAll(List.of(options));
          command.add("https://localhost/");
          return command;
        });
  }

  /**
   * Shakes hands with a peer with {@code openssl s_client} as {@code localhost}, at security level
   * 0, and closes. The exit status is 0 if the handshake, the certificate and the name were right;
   * do not look for {@code Verify return code: 0} instead, which a failed handshake prints as well.
   *
   * @param trusted the only certificate trusted, normally {@link Certified#root()}
   * @param options further options of s_client
   */
  public static Program.Result openssl(Peer peer, Certified trusted, String... options) {
    return trusting(
        trusted,
        file -> {
          List<String> command = new ArrayList<>(List.of("openssl", "s_client"));
          command.addAll(List.of("-connect", peer.host() + ":" + peer.port()));
          command.addAll(List.of("-servername", "localhost", "-verify_hostname", "localhost"));
          command.addAll(List.of("-verify_return_error", "-CAfile", file));
          command.addAll(List.of("-cipher", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"));
          command.addAll(List.of(options));
          return command;
        });
  }

  /**
   * Shakes hands with a peer with {@code gnutls-cli} as {@code localhost}, and closes. The exit
   * status is 0 if the handshake, the certificate and the name were right.
   *
   * @param trusted the only certificate trusted, normally {@link Certified#root()}
   * @param options further options of gnutls-cli
   */
  public static Program.Result gnutls(Peer peer, Certified trusted, String... options) {
    return trusting(
        trusted,
        file -> {
          List<String> command = new ArrayList<>(List.of("gnutls-cli", "--x509cafile=" + file));
          command.addAll(List.of("--port=" + peer.port(), "--sni-hostname=localhost"));
          command.add("--verify-hostname=localhost");
          command.addAll(List.of(options));
          command.add(peer.host());
          return command;
        });
  }

  /**
   * Shakes hands with a peer in the pinned Node.js (OpenSSL 3.5) as {@code localhost}, prints the
   * version negotiated, and closes. The exit status is 0 if the handshake, the certificate and the
   * name were right.
   *
   * @param trusted the only certificate trusted, normally {@link Certified#root()}
   * @param options further options of {@code tls.connect} as {@code name=value}, such as {@code
   *     ecdhCurve=X25519MLKEM768}
   */
  public static Program.Result node(Peer peer, Certified trusted, String... options) {
    return node(NodeServer.pinnedNode().toString(), peer, trusted, options);
  }

  /** As {@link #node}, in the Node.js that is installed on this machine. */
  public static Program.Result installedNode(Peer peer, Certified trusted, String... options) {
    return node("node", peer, trusted, options);
  }

  private static Program.Result node(
      String program, Peer peer, Certified trusted, String... options) {
    return trusting(
        trusted,
        file -> {
          List<String> command = new ArrayList<>(List.of(program, "-e", NODE_CLIENT));
          command.addAll(List.of("port=" + peer.port(), "ca=" + file));
          command.addAll(List.of(options));
          return command;
        });
  }

  private static Program.Result trusting(
      Certified trusted, Function<String, List<String>> command) {
    Path directory = Workspace.create();
    try {
      String file = trusted.writeCertificate(directory.resolve("trusted.pem")).toString();
      return Program.run(command.apply(file).toArray(String[]::new));
    } finally {
      Workspace.delete(directory);
    }
  }
}

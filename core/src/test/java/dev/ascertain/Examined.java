package dev.ascertain;

import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.observation.Target;
import dev.ascertain.peers.Peer;
import dev.ascertain.report.Report;
import dev.ascertain.wire.CipherSuite;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports on peers on this machine, whose certificates nobody trusts and who are asked nothing. */
final class Examined {
  private Examined() {}

  /**
   * Examines a peer.
   *
   * @param suites the cipher suites to offer; none for those of a browser
   * @param name the name to ask for
   */
  static Report on(
      Peer server,
      ConnectOptions connect,
      List<CipherSuite> suites,
      Options.ServerNameChoice name) {
    Options options =
        new Options(
            connect,
            new Options.OfferOptions(
                List.of(),
                suites,
                List.of(),
                List.of(),
                Optional.empty(),
                name,
                false,
                Set.of(),
                new Options.Ech.None()),
            Options.DEFAULT.judgement(),
            Options.Http.NONE,
            false,
            Options.DEFAULT.mode(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    Target target = new Target("localhost", "localhost", server.port(), Optional.empty());
    return Ascertain.examine(target, options, Ascertain.environment(KeyLog.none()));
  }
}

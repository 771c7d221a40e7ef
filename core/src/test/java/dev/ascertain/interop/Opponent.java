package dev.ascertain.interop;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Another implementation of TLS, in both roles. */
interface Opponent {

  /** Its name, with what tells its version apart. */
  String name();

  /** Why it cannot be the server of a scenario. */
  Optional<String> obstacleAsServer(Scenario scenario);

  /**
   * Starts its server, which resumes where it can, and answers {@code GET /}.
   *
   * @param certified what it presents
   * @param clients who signs the certificates of clients that it demands
   */
  Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients);

  /** What its server is sent as early data: a request, if it answers those, else some text. */
  default byte[] earlyData() {
    return ClientFiles.REQUEST.getBytes(StandardCharsets.US_ASCII);
  }

  /** Why it cannot be the client of a scenario. */
  Optional<String> obstacleAsClient(Scenario scenario);

  /**
   * Has its client fetch {@code /}; twice if the scenario is about coming back. It trusts only the
   * root, checks that the server is {@code localhost}, and shows its own certificate if asked.
   *
   * @throws Exception if its client says that something is wrong
   */
  void connect(Peer server, Scenario scenario, Certified root, Certified own) throws Exception;

  /** One request and its whole answer. */
  interface Fetch {
    String get() throws IOException;
  }

  /** Fetches once, or twice if the scenario is about coming back, and wants our server's answer. */
  static void fetch(Scenario scenario, Fetch fetch) throws IOException {
    for (int i = scenario.mode() == Scenario.Mode.RESUMED ? 0 : 1; i < 2; i++) {
      String answer = fetch.get();
      if (!answer.contains("the engine answers")) {
        throw new IOException("answered: " + answer);
      }
    }
  }
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.serve.Connection;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.function.Predicate;

/** The ways in which servers refuse a ClientHello that they cannot bear. */
final class Refusals {
  private Refusals() {}

  /**
   * A fault for each of them.
   *
   * @param when at what, in words that follow "closes the connection"
   * @param disliked the ClientHellos that are refused
   * @param preferences what the others are answered by
   */
  static List<Fault> faults(
      Cause cause, String when, Predicate<ClientHello> disliked, ServerPreferences preferences) {
    return List.of(
        Fault.of(
            cause,
            "Answers with an alert " + when + ".",
            ground ->
                ground.disliking(
                    disliked, Raw.refusing(AlertDescription.HANDSHAKE_FAILURE), preferences)),
        Fault.of(
            cause,
            "closes",
            "Closes the connection " + when + ".",
            ground -> ground.disliking(disliked, Connection::finish, preferences)),
        Fault.of(
            cause,
            "resets",
            "Resets the connection " + when + ".",
            ground -> ground.disliking(disliked, Connection::reset, preferences)),
        Fault.of(
            cause,
            "silent",
            "Falls silent " + when + ".",
            ground ->
                ground
                    .disliking(disliked, Connection::drain, preferences)
                    .with("--timeout", "700ms")));
  }
}

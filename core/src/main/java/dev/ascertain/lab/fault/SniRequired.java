package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.serve.Connection;
import dev.ascertain.lab.serve.Service;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ExtensionType;
import java.util.List;

/** A server of many names, and a client that asks for none. */
final class SniRequired {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.SNI_REQUIRED,
              "Refuses clients that name no host, with an alert.",
              ground -> nameless(ground, Raw.refusing(AlertDescription.HANDSHAKE_FAILURE))),
          Fault.of(
              Cause.SNI_REQUIRED,
              "unrecognized-name",
              "Refuses clients that name no host with the alert unrecognized_name.",
              ground -> nameless(ground, Raw.refusing(AlertDescription.UNRECOGNIZED_NAME))),
          Fault.of(
              Cause.SNI_REQUIRED,
              "closes",
              "Closes the connection to clients that name no host.",
              ground -> nameless(ground, Connection::finish)),
          Fault.of(
              Cause.SNI_REQUIRED,
              "resets",
              "Resets the connection to clients that name no host.",
              ground -> nameless(ground, Connection::reset)));

  private SniRequired() {}

  /** To clients that name no host, it does this. */
  private static Exhibit nameless(Ground ground, Service refusal) {
    return ground
        .disliking(
            hello -> !hello.extensions().has(ExtensionType.SERVER_NAME),
            refusal,
            ServerPreferences.DEFAULT)
        .with("--no-servername");
  }
}

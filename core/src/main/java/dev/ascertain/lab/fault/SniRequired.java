package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.serve.Connection;
import dev.ascertain.lab.serve.EngineService;
import dev.ascertain.lab.serve.Gate;
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
              ground ->
                  ground
                      .serving(
                          new Gate(
                              hello -> !hello.extensions().has(ExtensionType.SERVER_NAME),
                              Raw.refusing(AlertDescription.HANDSHAKE_FAILURE),
                              EngineService.of(
                                  ground.settings(ServerPreferences.DEFAULT, ground.good()))))
                      .with("--no-servername")),
          Fault.of(
              Cause.SNI_REQUIRED,
              "unrecognized-name",
              "Refuses clients that name no host with the alert unrecognized_name.",
              ground ->
                  ground
                      .serving(
                          new Gate(
                              hello -> !hello.extensions().has(ExtensionType.SERVER_NAME),
                              Raw.refusing(AlertDescription.UNRECOGNIZED_NAME),
                              EngineService.of(
                                  ground.settings(ServerPreferences.DEFAULT, ground.good()))))
                      .with("--no-servername")),
          Fault.of(
              Cause.SNI_REQUIRED,
              "closes",
              "Closes the connection to clients that name no host.",
              ground ->
                  ground
                      .serving(
                          new Gate(
                              hello -> !hello.extensions().has(ExtensionType.SERVER_NAME),
                              Connection::finish,
                              EngineService.of(
                                  ground.settings(ServerPreferences.DEFAULT, ground.good()))))
                      .with("--no-servername")),
          Fault.of(
              Cause.SNI_REQUIRED,
              "resets",
              "Resets the connection to clients that name no host.",
              ground ->
                  ground
                      .serving(
                          new Gate(
                              hello -> !hello.extensions().has(ExtensionType.SERVER_NAME),
                              Connection::reset,
                              EngineService.of(
                                  ground.settings(ServerPreferences.DEFAULT, ground.good()))))
                      .with("--no-servername")));

  private SniRequired() {}
}

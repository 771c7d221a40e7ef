package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.serve.Connection;
import dev.ascertain.lab.serve.EngineService;
import dev.ascertain.lab.serve.Gate;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ExtensionType;
import java.util.List;

/** A server that cannot bear an extension. */
final class ExtensionIntolerance {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.EXTENSION_INTOLERANCE,
              "Answers with an alert when a stapled OCSP response is asked for.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.extensions().has(ExtensionType.STATUS_REQUEST),
                          Raw.refusing(AlertDescription.HANDSHAKE_FAILURE),
                          EngineService.of(
                              ground.settings(ServerPreferences.DEFAULT, ground.good()))))),
          Fault.of(
              Cause.EXTENSION_INTOLERANCE,
              "closes",
              "Closes the connection when a stapled OCSP response is asked for.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.extensions().has(ExtensionType.STATUS_REQUEST),
                          Connection::finish,
                          EngineService.of(
                              ground.settings(ServerPreferences.DEFAULT, ground.good()))))),
          Fault.of(
              Cause.EXTENSION_INTOLERANCE,
              "resets",
              "Resets the connection when a stapled OCSP response is asked for.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.extensions().has(ExtensionType.STATUS_REQUEST),
                          Connection::reset,
                          EngineService.of(
                              ground.settings(ServerPreferences.DEFAULT, ground.good()))))),
          Fault.of(
              Cause.EXTENSION_INTOLERANCE,
              "silent",
              "Falls silent when a stapled OCSP response is asked for.",
              ground ->
                  ground
                      .serving(
                          new Gate(
                              hello -> hello.extensions().has(ExtensionType.STATUS_REQUEST),
                              Connection::drain,
                              EngineService.of(
                                  ground.settings(ServerPreferences.DEFAULT, ground.good()))))
                      .with("--timeout", "700ms")),
          Fault.of(
              Cause.EXTENSION_INTOLERANCE,
              "session-ticket",
              "Answers with an alert when session tickets are offered.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.extensions().has(ExtensionType.SESSION_TICKET),
                          Raw.refusing(AlertDescription.HANDSHAKE_FAILURE),
                          EngineService.of(
                              ground.settings(ServerPreferences.DEFAULT, ground.good()))))),
          Fault.of(
              Cause.EXTENSION_INTOLERANCE,
              "sct",
              "Answers with an alert when certificate timestamps are asked for.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello ->
                              hello.extensions().has(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP),
                          Raw.refusing(AlertDescription.HANDSHAKE_FAILURE),
                          EngineService.of(
                              ground.settings(ServerPreferences.DEFAULT, ground.good()))))));

  private ExtensionIntolerance() {}
}

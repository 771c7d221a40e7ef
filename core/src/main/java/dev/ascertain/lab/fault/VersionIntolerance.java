package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.serve.Connection;
import dev.ascertain.lab.serve.EngineService;
import dev.ascertain.lab.serve.Gate;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.SupportedVersions;
import java.util.List;

/** A server that cannot bear TLS 1.3. */
final class VersionIntolerance {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.VERSION_INTOLERANCE,
              "Answers with an alert when TLS 1.3 is offered.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.extensions().find(SupportedVersions.class).isPresent(),
                          Raw.refusing(AlertDescription.HANDSHAKE_FAILURE),
                          EngineService.of(
                              ground.settings(
                                  ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2),
                                  ground.good()))))),
          Fault.of(
              Cause.VERSION_INTOLERANCE,
              "closes",
              "Closes the connection when TLS 1.3 is offered.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.extensions().find(SupportedVersions.class).isPresent(),
                          Connection::finish,
                          EngineService.of(
                              ground.settings(
                                  ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2),
                                  ground.good()))))),
          Fault.of(
              Cause.VERSION_INTOLERANCE,
              "resets",
              "Resets the connection when TLS 1.3 is offered.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.extensions().find(SupportedVersions.class).isPresent(),
                          Connection::reset,
                          EngineService.of(
                              ground.settings(
                                  ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2),
                                  ground.good()))))),
          Fault.of(
              Cause.VERSION_INTOLERANCE,
              "silent",
              "Falls silent when TLS 1.3 is offered.",
              ground ->
                  ground
                      .serving(
                          new Gate(
                              hello -> hello.extensions().find(SupportedVersions.class).isPresent(),
                              Connection::drain,
                              EngineService.of(
                                  ground.settings(
                                      ServerPreferences.DEFAULT.withVersions(
                                          ProtocolVersion.TLS_1_2),
                                      ground.good()))))
                      .with("--timeout", "700ms")));

  private VersionIntolerance() {}
}

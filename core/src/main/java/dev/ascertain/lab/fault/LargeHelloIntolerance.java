package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.serve.Connection;
import dev.ascertain.lab.serve.EngineService;
import dev.ascertain.lab.serve.Gate;
import dev.ascertain.wire.AlertDescription;
import java.util.List;

/** A middlebox that cannot bear a ClientHello of two packets. */
final class LargeHelloIntolerance {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.LARGE_HELLO_INTOLERANCE,
              "Answers with an alert when the ClientHello takes two packets, as with post-quantum"
                  + " keys.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.encode().length > 1400,
                          Raw.refusing(AlertDescription.HANDSHAKE_FAILURE),
                          EngineService.of(
                              ground.settings(ServerPreferences.DEFAULT, ground.good()))))),
          Fault.of(
              Cause.LARGE_HELLO_INTOLERANCE,
              "closes",
              "Closes the connection when the ClientHello takes two packets, as with post-quantum"
                  + " keys.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.encode().length > 1400,
                          Connection::finish,
                          EngineService.of(
                              ground.settings(ServerPreferences.DEFAULT, ground.good()))))),
          Fault.of(
              Cause.LARGE_HELLO_INTOLERANCE,
              "resets",
              "Resets the connection when the ClientHello takes two packets, as with post-quantum"
                  + " keys.",
              ground ->
                  ground.serving(
                      new Gate(
                          hello -> hello.encode().length > 1400,
                          Connection::reset,
                          EngineService.of(
                              ground.settings(ServerPreferences.DEFAULT, ground.good()))))),
          Fault.of(
              Cause.LARGE_HELLO_INTOLERANCE,
              "silent",
              "Falls silent when the ClientHello takes two packets, as with post-quantum keys.",
              ground ->
                  ground
                      .serving(
                          new Gate(
                              hello -> hello.encode().length > 1400,
                              Connection::drain,
                              EngineService.of(
                                  ground.settings(ServerPreferences.DEFAULT, ground.good()))))
                      .with("--timeout", "700ms")));

  private LargeHelloIntolerance() {}
}

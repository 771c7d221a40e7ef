package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Act;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** The connection ends in the middle of the handshake. */
final class ServerHungUp {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.SERVER_HUNG_UP,
              "Closes the connection when it has the ClientHello.",
              ground ->
                  ground.serving(connection -> {
                    connection.receive();
                    connection.finish();
                  })),
          Fault.of(
              Cause.SERVER_HUNG_UP,
              "tls12-after-certificate",
              "Closes the connection after its Certificate, in TLS 1.2.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_2, Alteration.after("Certificate", new Act.Finish()))),
          Fault.of(
              Cause.SERVER_HUNG_UP,
              "tls13-reset-before-finished",
              "Resets the connection in place of its Finished, in TLS 1.3.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_3,
                      Alteration.instead("Finished", _ -> List.of(new Act.Reset())))));

  private ServerHungUp() {}
}

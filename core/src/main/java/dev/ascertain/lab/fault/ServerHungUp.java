package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Act;
import dev.ascertain.lab.serve.Connection;
import java.util.ArrayList;
import java.util.List;

/** The connection ends in the middle of the handshake, and nobody says why. */
final class ServerHungUp {
  static final List<Fault> FAULTS = faults();

  private ServerHungUp() {}

  private static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        Fault.of(
            Cause.SERVER_HUNG_UP,
            "Closes the connection when it has the ClientHello.",
            ground -> ground.serving(Raw.answering(new byte[0]))));
    faults.add(
        Fault.of(
            Cause.SERVER_HUNG_UP,
            "closes-at-once",
            "Closes each connection as soon as it is open.",
            ground -> ground.serving(Connection::finish)));
    faults.add(
        Fault.of(
            Cause.SERVER_HUNG_UP,
            "resets-after-client-hello",
            "Resets the connection when it has the ClientHello.",
            ground ->
                ground.serving(connection -> {
                  connection.receive();
                  connection.reset();
                })));
    faults.add(
        Fault.of(
            Cause.SERVER_HUNG_UP,
            "says-goodbye",
            "Answers the ClientHello with close_notify.",
            ground -> ground.serving(Raw.answering(Raw.alert(1, 0)))));
    faults.addAll(
        Steps.faults(Cause.SERVER_HUNG_UP, "Closes the connection", "closes", new Act.Finish()));
    faults.addAll(
        Steps.faults(Cause.SERVER_HUNG_UP, "Resets the connection", "resets", new Act.Reset()));
    return faults;
  }
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Act;
import dev.ascertain.lab.serve.Connection;
import java.util.ArrayList;
import java.util.List;

/** Servers that fall silent, or that are too slow. */
final class Timeout {
  private static final String[] SOON = {"--timeout", "700ms"};

  static final List<Fault> FAULTS = faults();

  private Timeout() {}

  private static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        Fault.of(
            Cause.TIMEOUT,
            "Accepts connections, and never says anything.",
            ground -> ground.serving(Connection::drain).with(SOON)));
    faults.add(
        Fault.of(
            Cause.TIMEOUT,
            "drips",
            "Says one byte of its ServerHello a second.",
            ground ->
                ground
                    .serving(connection -> {
                      connection.receive();
                      for (byte each : new byte[] {22, 3, 3, 0, 122, 2, 0, 0, 118, 3, 3}) {
                        connection.send(new byte[] {each});
                        Thread.sleep(1000);
                      }
                    })
                    .with("--timeout", "1500ms")));
    faults.addAll(
        Steps.faults(Cause.TIMEOUT, "Falls silent", "silent", new Act.FallSilent(), SOON));
    return faults;
  }
}

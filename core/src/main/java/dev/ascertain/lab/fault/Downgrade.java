package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** Somebody takes TLS 1.3 out of the ClientHello on its way. */
final class Downgrade {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.DOWNGRADE,
              "Chooses TLS 1.2, and says in its random that it was offered nothing newer.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_2,
                      Alteration.changing(
                          "ServerHello",
                          hello ->
                              ServerHellos.withRandomEnding(
                                  hello,
                                  new byte[] {0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44, 1})))));

  private Downgrade() {}
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A key for the ClientHello that the server does not have any more. */
final class EchRejected {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.ECH_REJECTED,
              "Has no key for an encrypted ClientHello, for a client that has one of it.",
              ground ->
                  ground
                      .presenting(ground.good())
                      .with("--ech-config", EchConfigs.named(Ground.HOST))));

  private EchRejected() {}
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A key for the ClientHello that no client can use. */
final class EchUnusable {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.ECH_UNUSABLE,
              "Has an ECH configuration with a public name that is none.",
              ground ->
                  ground
                      .presenting(ground.good())
                      .with("--ech-config", EchConfigs.named("192.0.2.1"))));

  private EchUnusable() {}
}

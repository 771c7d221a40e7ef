package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A root that only some clients know. */
final class NotTrustedEverywhere {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NOT_TRUSTED_EVERYWHERE,
              "Has a certificate of a root that Mozilla's store does not have.",
              ground -> ground.presenting(ground.good()).with("--trust", "mozilla")));

  private NotTrustedEverywhere() {}
}

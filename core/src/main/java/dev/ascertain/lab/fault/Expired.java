package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A certificate that nobody renewed. */
final class Expired {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.EXPIRED,
              "Presents a certificate that expired yesterday.",
              ground -> ground.presenting(ground.leaf().expired().mint())));

  private Expired() {}
}

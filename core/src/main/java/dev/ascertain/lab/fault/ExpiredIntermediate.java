package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** An intermediate that nobody renewed. */
final class ExpiredIntermediate {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.EXPIRED_INTERMEDIATE,
              "Has an intermediate that expired yesterday.",
              ground ->
                  ground.presentingBelow(
                      ground.intermediate("Ascertain Lab Expired CA").expired().mint())));

  private ExpiredIntermediate() {}
}

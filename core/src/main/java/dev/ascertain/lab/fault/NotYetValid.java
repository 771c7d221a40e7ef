package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A certificate from the future. */
final class NotYetValid {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NOT_YET_VALID,
              "Has a certificate that is valid from tomorrow on.",
              ground -> ground.presenting(ground.leaf().notYetValid().mint())),
          Fault.of(
              Cause.NOT_YET_VALID,
              "intermediate",
              "Has an intermediate that is valid from tomorrow on.",
              ground ->
                  ground.presentingBelow(
                      ground.intermediate("Ascertain Lab Future CA").notYetValid().mint())));

  private NotYetValid() {}
}

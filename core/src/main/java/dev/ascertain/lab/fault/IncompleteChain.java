package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** The most frequent mistake there is. */
final class IncompleteChain {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.INCOMPLETE_CHAIN,
              "Presents its certificate without the intermediate that issued it.",
              ground -> ground.presenting(ground.good().leafOnly())));

  private IncompleteChain() {}
}

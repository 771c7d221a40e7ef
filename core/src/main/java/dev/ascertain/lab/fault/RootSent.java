package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A root that clients have anyway. */
final class RootSent {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.ROOT_SENT,
              "Presents the root, too.",
              ground -> ground.presenting(ground.good().withRoot())));

  private RootSent() {}
}

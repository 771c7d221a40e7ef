package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** More intermediates than the client wants. */
final class PathTooDeep {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.PATH_TOO_DEEP,
              "Presents two intermediates to a client that takes one.",
              ground ->
                  ground
                      .presentingBelow(
                          Ground.intermediate(ground.issuing(), "Ascertain Lab Deeper CA").mint())
                      .with("--max-depth", "1")));

  private PathTooDeep() {}
}

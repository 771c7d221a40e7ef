package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
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
                      .presenting(
                          ground
                              .leaf(
                                  Mint.intermediate(ground.issuing(), "Ascertain Lab Deeper CA")
                                      .key(KeyKind.RSA_2048)
                                      .mint())
                              .mint())
                      .with("--max-depth", "1")));

  private PathTooDeep() {}
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** The right certificates in the wrong order. */
final class MisorderedChain {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.MISORDERED_CHAIN,
              "Presents its two intermediates in the wrong order.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf(
                              Ground.intermediate(ground.issuing(), "Ascertain Lab Second CA")
                                  .mint())
                          .mint()
                          .issuersReversed())));

  private MisorderedChain() {}
}

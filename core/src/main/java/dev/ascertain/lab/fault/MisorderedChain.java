package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
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
                              Mint.intermediate(ground.issuing(), "Ascertain Lab Second CA")
                                  .key(KeyKind.RSA_2048)
                                  .mint())
                          .mint()
                          .issuersReversed())));

  private MisorderedChain() {}
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
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
                  ground.presenting(
                      ground
                          .leaf(
                              Mint.intermediate(ground.root(), "Ascertain Lab Future CA")
                                  .key(KeyKind.RSA_2048)
                                  .notYetValid()
                                  .mint())
                          .mint())));

  private NotYetValid() {}
}

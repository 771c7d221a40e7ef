package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.util.List;

/** An intermediate that nobody renewed. */
final class ExpiredIntermediate {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.EXPIRED_INTERMEDIATE,
              "Has an intermediate that expired yesterday.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf(
                              Mint.intermediate(ground.root(), "Ascertain Lab Expired CA")
                                  .key(KeyKind.RSA_2048)
                                  .expired()
                                  .mint())
                          .mint())));

  private ExpiredIntermediate() {}
}

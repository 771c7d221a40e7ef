package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.util.List;

/** A valid path beside one that has expired: AddTrust in 2020, DST Root X3 in 2021. */
final class ExpiredCrossSign {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.EXPIRED_CROSS_SIGN,
              "Also sends its root, signed by an older root, in a certificate that expired"
                  + " yesterday.",
              ground ->
                  ground.presenting(
                      crossSigned(ground, Ground.authority("Ascertain Lab Old Root").mint()))),
          Fault.of(
              Cause.EXPIRED_CROSS_SIGN,
              "old-root",
              "Also sends its root, signed by an older root that expired yesterday with it.",
              ground ->
                  ground.presenting(
                      crossSigned(
                          ground, Ground.authority("Ascertain Lab Old Root").expired().mint()))));

  private ExpiredCrossSign() {}

  /** The good chain, with the root once certified by an older one at its end. */
  private static Certified crossSigned(Ground ground, Certified old) {
    Certified cross =
        Mint.intermediate(old, "Ascertain Lab Root")
            .key(KeyKind.RSA_2048, ground.root().keys())
            .expired()
            .mint();
    return ground.good().followedBy(List.of(ground.issuing().certificate(), cross.certificate()));
  }
}

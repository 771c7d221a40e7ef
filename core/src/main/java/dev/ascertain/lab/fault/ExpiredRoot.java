package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.util.List;

/** A root that lived too long. */
final class ExpiredRoot {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.EXPIRED_ROOT,
              "Has a certificate of a trusted root that expired yesterday.",
              ground -> {
                Certified root =
                    Mint.root("Ascertain Lab Expired Root").key(KeyKind.RSA_2048).expired().mint();
                return ground
                    .presenting(ground.leaf(root).mint())
                    .withFile(Exhibit.ROOTS, root.certificatePem());
              }));

  private ExpiredRoot() {}
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import java.util.List;

/** A root that lived too long. */
final class ExpiredRoot {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.EXPIRED_ROOT,
              "Has a certificate of a trusted root that expired yesterday.",
              ground -> {
                Certified root = Ground.authority("Ascertain Lab Expired Root").expired().mint();
                return ground.presentingBelow(root).withFile(Exhibit.ROOTS, root.certificatePem());
              }));

  private ExpiredRoot() {}
}

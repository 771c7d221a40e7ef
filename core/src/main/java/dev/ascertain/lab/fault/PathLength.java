package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/** A CA below one that may have none below it. */
final class PathLength {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.PATH_LENGTH,
              "Has a certificate of a CA below a CA that may issue to servers only.",
              ground -> {
                Certified last =
                    ground
                        .intermediate("Ascertain Lab Last CA")
                        .extension(Extension.basicConstraints, true, new BasicConstraints(0))
                        .mint();
                Certified below = Ground.intermediate(last, "Ascertain Lab Excess CA").mint();
                return ground.presentingBelow(below);
              }));

  private PathLength() {}
}

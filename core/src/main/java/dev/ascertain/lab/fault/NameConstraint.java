package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** A CA that may not issue for this name. */
final class NameConstraint {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NAME_CONSTRAINT,
              "Has a certificate of a CA that may issue for example.com only.",
              ground ->
                  ground.presentingBelow(
                      constrained(ground, new NameConstraints(names("example.com"), null)))),
          Fault.of(
              Cause.NAME_CONSTRAINT,
              "excluded",
              "Has a certificate of a CA that may not issue for localhost.",
              ground ->
                  ground.presentingBelow(
                      constrained(ground, new NameConstraints(null, names(Ground.HOST))))));

  private NameConstraint() {}

  private static Certified constrained(Ground ground, NameConstraints constraints) {
    return ground
        .intermediate("Ascertain Lab Constrained CA")
        .extension(Extension.nameConstraints, true, constraints)
        .mint();
  }

  private static GeneralSubtree[] names(String name) {
    return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, name))};
  }
}

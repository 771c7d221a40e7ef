package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
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
                  ground.presenting(
                      ground
                          .leaf(
                              constrained(ground, new NameConstraints(names("example.com"), null)))
                          .mint())),
          Fault.of(
              Cause.NAME_CONSTRAINT,
              "excluded",
              "Has a certificate of a CA that may not issue for localhost.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf(constrained(ground, new NameConstraints(null, names(Ground.HOST))))
                          .mint())));

  private NameConstraint() {}

  private static Certified constrained(Ground ground, NameConstraints constraints) {
    return Mint.intermediate(ground.root(), "Ascertain Lab Constrained CA")
        .key(KeyKind.RSA_2048)
        .extension(Extension.nameConstraints, true, constraints)
        .mint();
  }

  private static GeneralSubtree[] names(String name) {
    return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, name))};
  }
}

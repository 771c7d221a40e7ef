package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import java.util.List;

/** A chain to a root that is not trusted. */
final class UnknownCa {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.UNKNOWN_CA,
              "Presents a whole chain, with its root, which clients do not know.",
              ground -> ground.presenting(strange(ground).withRoot())),
          Fault.of(
              Cause.UNKNOWN_CA,
              "root-not-sent",
              "Presents a chain to a root that clients do not know.",
              ground -> ground.presenting(strange(ground))));

  private UnknownCa() {}

  private static Certified strange(Ground ground) {
    Certified root = Ground.authority("Nobody Knows Root").mint();
    return ground.leaf(Ground.intermediate(root, "Nobody Knows Issuing CA").mint()).mint();
  }
}

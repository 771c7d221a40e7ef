package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import java.util.List;

/** Keys that can be broken. */
final class WeakKey {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.WEAK_KEY,
              "Has a certificate for an RSA key of 1024 bits.",
              ground -> ground.presenting(ground.leaf().key(KeyKind.RSA_1024).mint())),
          Fault.of(
              Cause.WEAK_KEY,
              "intermediate",
              "Has a certificate of a CA with an RSA key of 1024 bits.",
              ground ->
                  ground.presentingBelow(
                      ground.intermediate("Ascertain Lab Weak CA").key(KeyKind.RSA_1024).mint())));

  private WeakKey() {}
}

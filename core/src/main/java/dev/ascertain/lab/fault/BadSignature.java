package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A signature that is none. */
final class BadSignature {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.BAD_SIGNATURE,
              "Has a certificate whose signature does not verify.",
              ground -> ground.presenting(ground.good(), 0, BadSignature::broken)),
          Fault.of(
              Cause.BAD_SIGNATURE,
              "intermediate",
              "Has an intermediate whose signature does not verify.",
              ground -> ground.presenting(ground.good(), 1, BadSignature::broken)));

  private BadSignature() {}

  /** A certificate ends with its signature. */
  private static byte[] broken(byte[] der) {
    der[der.length - 1] ^= 1;
    return der;
  }
}

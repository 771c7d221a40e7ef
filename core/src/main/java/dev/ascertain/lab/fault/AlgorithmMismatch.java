package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A certificate that contradicts itself. */
final class AlgorithmMismatch {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.ALGORITHM_MISMATCH,
              "Has a certificate that names one signature algorithm inside and another outside.",
              ground ->
                  ground.presenting(
                      ground.good(),
                      0,
                      der ->
                          SignatureAlgorithms.replacing(
                              der, SignatureAlgorithms.SHA384_WITH_RSA, false))));

  private AlgorithmMismatch() {}
}

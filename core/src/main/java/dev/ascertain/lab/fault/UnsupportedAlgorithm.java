package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A signature that nobody can verify. */
final class UnsupportedAlgorithm {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.UNSUPPORTED_ALGORITHM,
              "Has a certificate that is signed with an algorithm that does not exist.",
              ground ->
                  ground.presenting(
                      ground.good(),
                      0,
                      der ->
                          SignatureAlgorithms.replacing(
                              der, SignatureAlgorithms.UNHEARD_OF, true))));

  private UnsupportedAlgorithm() {}
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A promise that is not kept. */
final class MissingStaple {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.MISSING_STAPLE,
              "Has a certificate that promises a stapled OCSP response, and staples none.",
              ground -> ground.presenting(ground.leaf().mustStaple().mint())));

  private MissingStaple() {}
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A proxy that opens what is encrypted. */
final class Interception {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.INTERCEPTION,
              "Has a certificate that a well-known product made on its way.",
              ground -> ground.presentingBelow(Ground.authority("Zscaler Root CA").mint())),
          Fault.of(
              Cause.INTERCEPTION,
              "antivirus",
              "Has a certificate that an anti-virus program made on its way.",
              ground ->
                  ground.presentingBelow(Ground.authority("Avast Web/Mail Shield Root").mint())));

  private Interception() {}
}

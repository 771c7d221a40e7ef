package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.wire.AlertDescription;
import java.util.List;

/** A name that is not served here. */
final class UnrecognizedName {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.UNRECOGNIZED_NAME,
              "Refuses the name it is asked for with an alert.",
              ground -> ground.serving(Raw.alerting(AlertDescription.UNRECOGNIZED_NAME))));

  private UnrecognizedName() {}
}

package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.wire.AlertDescription;
import java.util.ArrayList;
import java.util.List;

/** Every alert there is, as the answer to the ClientHello. */
final class HandshakeAlert {
  private static final int UNASSIGNED = 233;

  /** Alerts that have causes of their own, and the one that stands for all others. */
  private static final List<AlertDescription> SHOWN_ELSEWHERE =
      List.of(
          AlertDescription.CLOSE_NOTIFY,
          AlertDescription.PROTOCOL_VERSION,
          AlertDescription.INAPPROPRIATE_FALLBACK,
          AlertDescription.UNRECOGNIZED_NAME,
          AlertDescription.CERTIFICATE_REQUIRED,
          AlertDescription.NO_APPLICATION_PROTOCOL,
          AlertDescription.INTERNAL_ERROR);

  static final List<Fault> FAULTS = faults();

  private HandshakeAlert() {}

  private static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        Fault.of(
            Cause.HANDSHAKE_ALERT,
            "Answers every ClientHello with the alert internal_error.",
            ground -> ground.serving(Raw.alerting(AlertDescription.INTERNAL_ERROR))));
    for (AlertDescription alert : AlertDescription.registered()) {
      if (!SHOWN_ELSEWHERE.contains(alert)) {
        faults.add(variant(alert.toString().replace('_', '-'), alert));
      }
    }
    faults.add(variant("unassigned", new AlertDescription(UNASSIGNED)));
    return faults;
  }

  private static Fault variant(String name, AlertDescription alert) {
    return Fault.of(
        Cause.HANDSHAKE_ALERT,
        name,
        "Answers every ClientHello with the alert " + alert + " (" + alert.value() + ").",
        ground -> ground.serving(Raw.alerting(alert)));
  }
}

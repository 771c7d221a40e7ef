package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.wire.AlertDescription;
import java.util.List;

/** A client that tries an older version without need. */
final class InappropriateFallback {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.INAPPROPRIATE_FALLBACK,
              "Refuses a client that says it fell back.",
              ground ->
                  ground
                      .serving(Raw.alerting(AlertDescription.INAPPROPRIATE_FALLBACK))
                      .with("--tls1.2")));

  private InappropriateFallback() {}
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.NetworkFailure.ConnectionRefused;
import java.util.List;

/** Nothing listens on the port. */
final class ConnectionRefusedRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    if (!(symptoms.seen().connect().failure().orElse(null) instanceof ConnectionRefused failure)) {
      return List.of();
    }
    return List.of(
        Conclusion.of(Cause.CONNECTION_REFUSED)
            .with("addresses", ConnectFailures.addresses(symptoms))
            .because(ConnectFailures.evidence(symptoms, failure)));
  }
}

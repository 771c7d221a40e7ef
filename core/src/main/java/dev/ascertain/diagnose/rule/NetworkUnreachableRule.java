package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.NetworkFailure.Unreachable;
import java.util.List;

/** There is no way from this machine to the server's addresses. */
final class NetworkUnreachableRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    if (!(symptoms.seen().connect().failure().orElse(null) instanceof Unreachable failure)) {
      return List.of();
    }
    return List.of(
        Conclusion.of(Cause.NETWORK_UNREACHABLE)
            .with("addresses", ConnectFailures.addresses(symptoms))
            .with("detail", failure.detail().isEmpty() ? "no route" : failure.detail())
            .because(ConnectFailures.evidence(symptoms, failure)));
  }
}

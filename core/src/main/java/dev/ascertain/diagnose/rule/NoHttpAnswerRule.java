package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.NetworkFailure.TimedOut;
import dev.ascertain.observation.Stage;
import java.util.List;

/** TLS is set up, but within the deadline the request got no answer. */
final class NoHttpAnswerRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    if (!(symptoms.networkFailure().orElse(null) instanceof TimedOut failure)
        || failure.stage() != Stage.HTTP) {
      return List.of();
    }
    return List.of(
        Conclusion.of(Cause.NO_HTTP_ANSWER)
            .with("seconds", failure.seconds())
            .because(new Evidence.OfNetwork(failure.sentence())));
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure.TimedOut;
import dev.ascertain.observation.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** TLS is set up, but the request got no answer, or one that is not of HTTP. */
final class NoHttpAnswerRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return silence(symptoms).or(() -> otherAnswer(symptoms)).stream().toList();
  }

  private static Optional<Conclusion> silence(Symptoms symptoms) {
    return symptoms
        .networkFailure()
        .filter(failure -> failure instanceof TimedOut timedOut && timedOut.stage() == Stage.HTTP)
        .map(failure ->
            Conclusion.of(Cause.NO_HTTP_ANSWER)
                .with("detail", "nothing came within " + ((TimedOut) failure).seconds() + " s")
                .because(new Evidence.OfNetwork(failure.sentence())));
  }

  private static Optional<Conclusion> otherAnswer(Symptoms symptoms) {
    boolean refused =
        symptoms.alert().isPresent()
            || symptoms.violation().isPresent()
            || !new ClientCertificateRule().conclude(symptoms).isEmpty();
    return refused || !(symptoms.seen().http().orElse(null) instanceof HttpAnswer.NotHttp(var why))
        ? Optional.empty()
        : Optional.of(
            Conclusion.of(Cause.NO_HTTP_ANSWER)
                .with("detail", withinASentence(why))
                .because(new Evidence.OfHttp(why)));
  }

  /** A sentence as a part of another. */
  private static String withinASentence(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
        + sentence.substring(1, sentence.length() - (sentence.endsWith(".") ? 1 : 0));
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.wire.AlertDescription;
import java.util.List;
import java.util.Optional;

/**
 * The server does not serve this name: it says so by alert 112 (RFC 6066 section 3), or refuses a
 * ClientHello with the name and takes the same one without it.
 */
final class UnrecognizedNameRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return says(symptoms)
        .filter(_ -> !symptoms.took(Probe.SERVER_NAME))
        .map(event ->
            conclusion(Refused.manner(event.alert().description()), symptoms)
                .because(symptoms.evidence(event)))
        .or(() -> byProbe(symptoms))
        .stream()
        .toList();
  }

  /** Whether it would answer a ClientHello without the name, once all else was offered in vain. */
  @Override
  public Optional<Probe> wanted(Symptoms symptoms) {
    boolean inVain =
        symptoms.answerOf(Probe.WIDE_OFFER).isPresent() && WideAnswer.of(symptoms).isEmpty();
    Optional<Refused> inQuestion =
        Refused.of(symptoms)
            .filter(refused ->
                switch (refused.how()) {
                  case NOTHING_IN_COMMON, HUNG_UP -> true;
                  case COMPLAINT, SILENCE -> false;
                })
            .filter(_ -> inVain && symptoms.serverName().isPresent());
    if (symptoms.took(Probe.NO_SERVER_NAME)) {
      return inQuestion.flatMap(refused -> refused.confirmation(symptoms));
    }
    return inQuestion
        .filter(_ -> symptoms.answerOf(Probe.NO_SERVER_NAME).isEmpty())
        .map(_ -> Probe.NO_SERVER_NAME);
  }

  private static Optional<Conclusion> byProbe(Symptoms symptoms) {
    return Refused.of(symptoms)
        .filter(_ -> symptoms.took(Probe.NO_SERVER_NAME) && !symptoms.took(Probe.AGAIN))
        .map(refused ->
            conclusion(refused.manner(), symptoms)
                .because(symptoms.furtherEvidence())
                .because(refused.evidence()));
  }

  private static Conclusion conclusion(String manner, Symptoms symptoms) {
    return Conclusion.of(Cause.UNRECOGNIZED_NAME)
        .with("refusal", manner)
        .with(
            "asked",
            symptoms
                .serverName()
                .map(name -> "the name " + name)
                .orElse("a client that names no host"));
  }

  /**
   * The alert, even as a warning, with which RFC 6066 lets a server go on: if it did not go on, it
   * was the reason.
   */
  Optional<Event.AlertMessage> says(Symptoms symptoms) {
    Optional<Event.AlertMessage> warning =
        symptoms.answer().isPresent()
            ? Optional.empty()
            : symptoms
                .seen()
                .transcript()
                .flatMap(said ->
                    said.events(Event.AlertMessage.class)
                        .filter(e -> e.sender() == Sender.SERVER)
                        .findFirst());
    return symptoms
        .alert()
        .or(() -> warning)
        .filter(e -> e.alert().description().equals(AlertDescription.UNRECOGNIZED_NAME));
  }
}

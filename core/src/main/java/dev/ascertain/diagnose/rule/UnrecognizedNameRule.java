package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.wire.AlertDescription;
import java.util.List;
import java.util.Optional;

/** The server says that it does not serve this name: alert 112 (RFC 6066 section 3). */
final class UnrecognizedNameRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return refusal(symptoms)
        .map(event ->
            Conclusion.of(Cause.UNRECOGNIZED_NAME)
                .with(
                    "asked",
                    symptoms
                        .serverName()
                        .map(name -> "the name " + name)
                        .orElse("a client that names no host"))
                .because(symptoms.evidence(event)))
        .stream()
        .toList();
  }

  /**
   * The alert, even as a warning, with which RFC 6066 lets a server go on: if it did not go on, it
   * was the reason.
   */
  private static Optional<Event.AlertMessage> refusal(Symptoms symptoms) {
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

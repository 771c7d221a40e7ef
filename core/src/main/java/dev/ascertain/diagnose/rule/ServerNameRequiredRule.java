package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.AlertDescription;
import java.util.List;
import java.util.Optional;

/**
 * The server refuses a ClientHello without server_name (RFC 6066 section 3) and takes the same one
 * with it.
 */
final class ServerNameRequiredRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return manner(symptoms)
        .filter(_ -> symptoms.took(Probe.SERVER_NAME) && !symptoms.took(Probe.AGAIN))
        .map(manner ->
            Conclusion.of(Cause.SNI_REQUIRED)
                .with("manner", manner)
                .because(symptoms.furtherEvidence()))
        .stream()
        .toList();
  }

  @Override
  public Optional<Probe> wanted(Symptoms symptoms) {
    if (symptoms.serverName().isEmpty() && symptoms.took(Probe.SERVER_NAME)) {
      return Refused.of(symptoms).flatMap(refused -> refused.confirmation(symptoms));
    }
    return manner(symptoms)
        .filter(_ -> !symptoms.target().isIpLiteral())
        .filter(_ -> symptoms.answerOf(Probe.SERVER_NAME).isEmpty())
        .map(_ -> Probe.SERVER_NAME);
  }

  /** How it refused a ClientHello that names no host. */
  private static Optional<String> manner(Symptoms symptoms) {
    if (symptoms.serverName().isPresent() || symptoms.offer().isEmpty()) {
      return Optional.empty();
    }
    return symptoms
        .alert()
        .map(event -> event.alert().description())
        .filter(description -> description.equals(AlertDescription.UNRECOGNIZED_NAME))
        .map(Refused::manner)
        .or(() -> Refused.of(symptoms).map(refused -> refused.manner()));
  }
}

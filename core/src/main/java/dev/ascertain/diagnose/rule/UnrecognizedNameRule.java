package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;

/** The server says that it does not serve this name: alert 112 (RFC 6066 section 3). */
final class UnrecognizedNameRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .alert()
        .filter(e -> e.alert().description().equals(AlertDescription.UNRECOGNIZED_NAME))
        .map(event ->
            Conclusion.of(Cause.UNRECOGNIZED_NAME)
                .with("name", asked(symptoms))
                .because(symptoms.evidence(event)))
        .stream()
        .toList();
  }

  private static String asked(Symptoms symptoms) {
    return symptoms
        .offer()
        .flatMap(event -> ((ClientHello) event.message()).extensions().find(ServerName.class))
        .flatMap(names -> names.serverNameList().stream().findFirst())
        .map(ServerName.Name::name)
        .orElse("(no name)");
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/**
 * The client said that it fell back to an older version (TLS_FALLBACK_SCSV), and the server speaks
 * a newer one: alert 86 (RFC 7507 section 3).
 */
final class InappropriateFallbackRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .alert()
        .filter(e -> e.alert().description().equals(AlertDescription.INAPPROPRIATE_FALLBACK))
        .map(event ->
            Conclusion.of(Cause.INAPPROPRIATE_FALLBACK)
                .with(
                    "offered",
                    new Value.Names(
                        symptoms.offeredVersions().stream()
                            .map(ProtocolVersion::toString)
                            .toList()))
                .because(symptoms.evidence(event)))
        .stream()
        .toList();
  }
}

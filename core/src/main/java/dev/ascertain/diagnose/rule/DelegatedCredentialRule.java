package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.verify.IdentityFinding;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.util.List;
import java.util.Optional;

/** The server's certificate does not delegate to the key it shows (RFC 9345 section 4.1.3). */
final class DelegatedCredentialRule implements DiagnosticRule {

  /** For handshakes that ended before, or without, a verification. */
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms.found(IdentityFinding.BadDelegatedCredential.class)
        ? List.of()
        : symptoms
            .violation()
            .filter(violation -> violation.rule() == Rule.BAD_DELEGATED_CREDENTIAL)
            .map(violation ->
                about(Conclusion.of(Cause.BAD_DELEGATED_CREDENTIAL), violation)
                    .because(ProtocolViolationRule.evidence(violation, symptoms)))
            .stream()
            .toList();
  }

  static Conclusion conclude(IdentityFinding.BadDelegatedCredential finding, Symptoms symptoms) {
    Conclusion conclusion = FindingRule.about(Cause.BAD_DELEGATED_CREDENTIAL, finding, "");
    Optional<Event.DelegationJudged> judged =
        symptoms.seen().transcript().stream()
            .flatMap(said -> said.events(Event.DelegationJudged.class))
            .findFirst();
    return judged
        .flatMap(event ->
            event
                .violation()
                .map(violation ->
                    about(conclusion, violation)
                        .because(symptoms.evidence(event, violation + "."))))
        .orElseGet(() -> conclusion.with("expected", "a valid one").with("actual", "another"));
  }

  private static Conclusion about(Conclusion conclusion, Violation violation) {
    return conclusion.with("expected", violation.expected()).with("actual", violation.actual());
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The server broke a rule of the protocol that has no diagnosis of its own. */
final class ProtocolViolationRule implements DiagnosticRule {
  /** What other rules explain: the certificates, a limit of our own. */
  private static final Set<Rule> EXPLAINED_ELSEWHERE =
      EnumSet.of(
          Rule.UNSUPPORTED_PARAMETER,
          Rule.ECH_REJECTED,
          Rule.DOWNGRADE,
          Rule.WEAK_DH_GROUP,
          Rule.EMPTY_CERTIFICATE_LIST,
          Rule.UNREADABLE_CERTIFICATE,
          Rule.BAD_HANDSHAKE_SIGNATURE,
          Rule.BAD_CERTIFICATE,
          Rule.CERTIFICATE_REVOKED,
          Rule.CERTIFICATE_EXPIRED,
          Rule.CERTIFICATE_UNKNOWN,
          Rule.UNKNOWN_CA,
          Rule.NO_COMMON_CERTIFICATE_TYPE,
          Rule.UNKNOWN_RAW_PUBLIC_KEY,
          Rule.BAD_DELEGATED_CREDENTIAL);

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .violation()
        .filter(violation -> !EXPLAINED_ELSEWHERE.contains(violation.rule()))
        .filter(violation ->
            violation.rule() != Rule.UNOFFERED_VERSION
                || new VersionMismatchRule().conclude(symptoms).isEmpty())
        .filter(violation -> NotTlsRule.firstBytes(symptoms).isEmpty())
        .map(violation -> conclusion(violation, symptoms))
        .stream()
        .toList();
  }

  private static Conclusion conclusion(Violation violation, Symptoms symptoms) {
    return Conclusion.of(Cause.PROTOCOL_VIOLATION)
        .with("rule", violation.rule().id())
        .with("reference", violation.rule().reference())
        .with("where", violation.path().isEmpty() ? "what the server sent" : violation.path())
        .with("expected", violation.expected())
        .with("actual", violation.actual())
        .because(evidence(violation, symptoms));
  }

  /** The violation, where it was seen: at the last message of the server, if its path is there. */
  static Evidence evidence(Violation violation, Symptoms symptoms) {
    List<Event> events = symptoms.seen().transcript().orElseThrow().events();
    Optional<Event> blamed =
        violation.path().isEmpty()
            ? Optional.empty()
            : events.reversed().stream().filter(ProtocolViolationRule::isFromServer).findFirst();
    return blamed
        .<Evidence>map(event ->
            new Evidence.OfEvent(
                symptoms.indexOf(event),
                Optional.of(violation.range()),
                violation.path(),
                violation + "."))
        .orElseGet(() ->
            symptoms.evidence(
                events.stream().filter(Event.Broken.class::isInstance).findFirst().orElseThrow(),
                violation + "."));
  }

  private static boolean isFromServer(Event event) {
    return switch (event) {
      case Event.Message e -> e.sender() == Sender.SERVER;
      case Event.MalformedMessage e -> e.sender() == Sender.SERVER;
      default -> false;
    };
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.ProtocolVersion;
import java.util.List;
import java.util.Optional;

/**
 * The server, or something before it, cannot bear an element of our ClientHello that it should
 * ignore if it does not know it: found by {@link Bisection}.
 */
final class IntoleranceRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return inQuestion(symptoms)
        .flatMap(refused -> found(symptoms).map(found -> conclusion(found, refused, symptoms)))
        .stream()
        .toList();
  }

  @Override
  public Optional<Probe> wanted(Symptoms symptoms) {
    if (inQuestion(symptoms).isEmpty()) {
      return Optional.empty();
    }
    return switch (Bisection.of(symptoms).state()) {
      case Bisection.State.Wants wants -> Optional.of(wants.probe());
      case Bisection.State.Fruitless _ -> Optional.empty();
      case Bisection.State.Found found ->
          found.element() == HelloElement.POST_QUANTUM
                  && symptoms.answerOf(Probe.LARGE_WITHOUT_POST_QUANTUM).isEmpty()
              ? Optional.of(Probe.LARGE_WITHOUT_POST_QUANTUM)
              : Optional.empty();
    };
  }

  /** The refusal, if nothing else explains it: neither something we lacked nor the name. */
  private static Optional<Refused> inQuestion(Symptoms symptoms) {
    boolean lacking =
        WideAnswer.of(symptoms)
            .filter(answer -> answer.hasNewVersion(symptoms) || !answer.added(symptoms).isEmpty())
            .isPresent();
    boolean named = symptoms.took(Probe.NO_SERVER_NAME) || symptoms.took(Probe.SERVER_NAME);
    return lacking || named ? Optional.empty() : Refused.of(symptoms);
  }

  /** Whether an offer of everything led to TLS 1.3, so that it is not the version that disturbs. */
  private static boolean spokeTls13(Symptoms symptoms) {
    return WideAnswer.of(symptoms)
        .filter(answer -> answer.version().equals(ProtocolVersion.TLS_1_3))
        .isPresent();
  }

  /** What the search found, unless it is disproved. */
  private static Optional<Bisection.State.Found> found(Symptoms symptoms) {
    return Bisection.of(symptoms).state() instanceof Bisection.State.Found found
            && (found.element() != HelloElement.TLS_1_3 || !spokeTls13(symptoms))
        ? Optional.of(found)
        : Optional.empty();
  }

  private static Conclusion conclusion(
      Bisection.State.Found found, Refused refused, Symptoms symptoms) {
    Conclusion conclusion =
        switch (found.element()) {
          case POST_QUANTUM -> ofPostQuantum(symptoms);
          case TLS_1_3 -> Conclusion.of(Cause.VERSION_INTOLERANCE);
          case ALPN,
              STATUS_REQUEST,
              CERTIFICATE_TIMESTAMP,
              SESSION_TICKET,
              EXTENDED_MASTER_SECRET,
              ENCRYPT_THEN_MAC ->
              ofElement(found.element());
        };
    Conclusion sure =
        found.alone()
            ? conclusion
            : conclusion
                .with(Confidence.POSSIBLE)
                .unless(
                    List.of(
                        new Candidate(
                            "It is not this element alone, but together with another one.",
                            "It answers when both are left out, and to neither of them alone."),
                        new Candidate(
                            "It fails only sometimes.",
                            "It answers the same ClientHello when that is tried again.")));
    return sure.with("manner", refused.manner())
        .because(symptoms.furtherEvidence())
        .because(refused.evidence());
  }

  private static Conclusion ofElement(HelloElement element) {
    return Conclusion.of(Cause.EXTENSION_INTOLERANCE).with("element", element.toString());
  }

  /** Whether the group or the size that it brings was too much. */
  private static Conclusion ofPostQuantum(Symptoms symptoms) {
    boolean told = symptoms.answerOf(Probe.LARGE_WITHOUT_POST_QUANTUM).isPresent();
    return symptoms.took(Probe.LARGE_WITHOUT_POST_QUANTUM)
        ? ofElement(HelloElement.POST_QUANTUM)
        : Conclusion.of(Cause.LARGE_HELLO_INTOLERANCE)
            .with(told ? Confidence.CERTAIN : Confidence.LIKELY);
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.List;
import java.util.Optional;

/**
 * The server speaks no version of TLS that we offered: it says so by alert 70, or answers in
 * another one, or takes another one when that is offered too.
 */
final class VersionMismatchRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return byItsHello(symptoms)
        .or(() -> byAlert(symptoms))
        .or(() -> byWideOffer(symptoms))
        .map(conclusion -> conclusion.because(offer(symptoms)))
        .stream()
        .toList();
  }

  private static Optional<Conclusion> byItsHello(Symptoms symptoms) {
    boolean refused =
        symptoms.violation().filter(v -> v.rule() == Rule.UNOFFERED_VERSION).isPresent();
    return symptoms
        .answer()
        .filter(event -> refused && event.message() instanceof ServerHello)
        .filter(event -> !isOffered(((ServerHello) event.message()).legacyVersion(), symptoms))
        .map(event -> {
          ProtocolVersion chosen = ((ServerHello) event.message()).legacyVersion();
          return conclusion(symptoms, Optional.of(chosen))
              .because(
                  new Evidence.OfEvent(
                      symptoms.indexOf(event),
                      // After type and length of the message.
                      Optional.of(new ByteRange(4, 6)),
                      "ServerHello.legacy_version",
                      "The server's ServerHello chooses " + chosen + "."));
        });
  }

  /** It chose what we offered, but in a way that TLS 1.3 does not allow: that is another fault. */
  private static boolean isOffered(ProtocolVersion chosen, Symptoms symptoms) {
    return symptoms.offeredVersions().contains(chosen);
  }

  private static Optional<Conclusion> byAlert(Symptoms symptoms) {
    Optional<Event.AlertMessage> alert =
        symptoms
            .alert()
            .filter(e -> e.alert().description().equals(AlertDescription.PROTOCOL_VERSION));
    if (alert.isEmpty() || !new IntoleranceRule().conclude(symptoms).isEmpty()) {
      return Optional.empty();
    }
    Optional<ProtocolVersion> spoken =
        WideAnswer.of(symptoms).filter(a -> a.hasNewVersion(symptoms)).map(WideAnswer::version);
    return alert.map(event ->
        conclusion(symptoms, spoken)
            .because(symptoms.evidence(event))
            .because(symptoms.furtherEvidence()));
  }

  private static Optional<Conclusion> byWideOffer(Symptoms symptoms) {
    return WideAnswer.of(symptoms)
        .filter(answer -> symptoms.answer().isEmpty() && answer.hasNewVersion(symptoms))
        .map(answer ->
            conclusion(symptoms, Optional.of(answer.version()))
                .because(symptoms.furtherEvidence())
                .because(symptoms.alert().map(symptoms::evidence).stream().toList()));
  }

  /** What was offered, as evidence. */
  private static List<Evidence> offer(Symptoms symptoms) {
    return symptoms.offer().stream()
        .map(event -> symptoms.evidence(event, "We offered " + symptoms.offeredVersions() + "."))
        .toList();
  }

  private static Conclusion conclusion(Symptoms symptoms, Optional<ProtocolVersion> spoken) {
    // Whoever speaks a current version is all right: then it is we who did not offer it.
    boolean current =
        spoken
            .filter(v -> v.equals(ProtocolVersion.TLS_1_2) || v.equals(ProtocolVersion.TLS_1_3))
            .isPresent();
    List<String> offered =
        symptoms.offeredVersions().stream().map(ProtocolVersion::toString).toList();
    return Conclusion.of(Cause.VERSION_MISMATCH)
        .with(current ? Actor.CLIENT : Actor.SERVER_OPERATOR)
        .with("offered", new Value.Names(offered))
        .with("spoken", spoken.map(ProtocolVersion::toString).orElse("one that is not known"));
  }
}

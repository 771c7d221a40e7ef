package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server has no raw public key, or another one than it should (RFC 7250). */
final class RawPublicKeyRule implements DiagnosticRule {

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    List<Conclusion> conclusions = new ArrayList<>();
    unknown(symptoms).ifPresent(conclusions::add);
    none(symptoms).ifPresent(conclusions::add);
    return conclusions;
  }

  /** The handshake went on, or ended for that. */
  private static Optional<Conclusion> unknown(Symptoms symptoms) {
    Optional<Conclusion> observed =
        symptoms.seen().transcript().stream()
            .flatMap(said -> said.events(Event.CertificateJudged.class))
            .flatMap(event ->
                event.violation().filter(RawPublicKeyRule::isUnknown).stream()
                    .map(violation ->
                        unknown(violation)
                            .because(
                                symptoms.evidence(
                                    event,
                                    "The server presented the raw public key "
                                        + violation.actual()
                                        + "."))))
            .findFirst();
    return observed.or(() ->
        symptoms
            .violation()
            .filter(RawPublicKeyRule::isUnknown)
            .map(violation ->
                unknown(violation).because(ProtocolViolationRule.evidence(violation, symptoms))));
  }

  private static boolean isUnknown(Violation violation) {
    return violation.rule() == Rule.UNKNOWN_RAW_PUBLIC_KEY;
  }

  private static Conclusion unknown(Violation violation) {
    return Conclusion.of(Cause.UNKNOWN_RAW_PUBLIC_KEY)
        .with("presented", violation.actual())
        .with("known", violation.expected());
  }

  private static Optional<Conclusion> none(Symptoms symptoms) {
    Optional<Conclusion> presents =
        symptoms
            .violation()
            .filter(violation -> violation.rule() == Rule.NO_COMMON_CERTIFICATE_TYPE)
            .map(violation ->
                Conclusion.of(Cause.NO_RAW_PUBLIC_KEY)
                    .with("manner", "presented a certificate all the same")
                    .because(ProtocolViolationRule.evidence(violation, symptoms)));
    return presents.or(() ->
        symptoms
            .alert()
            .filter(e -> isRefusal(e, symptoms))
            .map(e ->
                Conclusion.of(Cause.NO_RAW_PUBLIC_KEY)
                    .with("manner", "sent the alert " + e.alert().description())
                    .because(symptoms.evidence(e))));
  }

  // RFC 7250 section 4.2: "it does not have any certificate type in common with the client. Then,
  // the server terminates the session with a fatal alert of type "unsupported_certificate"."
  private static boolean isRefusal(Event.AlertMessage event, Symptoms symptoms) {
    return event.alert().description().equals(AlertDescription.UNSUPPORTED_CERTIFICATE)
        && symptoms.certificateDemand().isEmpty()
        && symptoms
            .offer()
            .filter(e ->
                ((ClientHello) e.message()).extensions().has(ExtensionType.SERVER_CERTIFICATE_TYPE))
            .isPresent();
  }
}

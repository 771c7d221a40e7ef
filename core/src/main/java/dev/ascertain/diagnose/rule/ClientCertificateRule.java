package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.CertificateDemand;
import dev.ascertain.handshake.Event;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.verify.Severity;
import dev.ascertain.wire.AlertDescription;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The server asked for a certificate of the client, and ended it for want of one, or because it did
 * not like the one it was shown.
 *
 * <p>In TLS 1.3 the refusal comes after our side of the handshake is complete (RFC 9846 section
 * 4.5.1.3).
 */
final class ClientCertificateRule implements DiagnosticRule {
  /** By these a server refuses what we sent when it asked, or that it was nothing. */
  private static final Set<AlertDescription> REFUSALS =
      Set.of(
          AlertDescription.HANDSHAKE_FAILURE,
          AlertDescription.NO_CERTIFICATE,
          AlertDescription.BAD_CERTIFICATE,
          AlertDescription.UNSUPPORTED_CERTIFICATE,
          AlertDescription.CERTIFICATE_UNKNOWN,
          AlertDescription.CERTIFICATE_EXPIRED,
          AlertDescription.CERTIFICATE_REVOKED,
          AlertDescription.UNKNOWN_CA,
          AlertDescription.ACCESS_DENIED,
          AlertDescription.CERTIFICATE_REQUIRED);

  /** Bad Request, as nginx says it; Forbidden, as others do. */
  private static final Set<Integer> HTTP_REFUSALS = Set.of(400, 403);

  /**
   * How the server refused.
   *
   * @param manner in words that follow "the server"
   */
  private record Refusal(
      String manner, Confidence confidence, Severity severity, Evidence evidence) {}

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return refusal(symptoms)
        .map(refusal ->
            conclusion(symptoms)
                .with(refusal.confidence())
                .with(refusal.severity())
                .with("refusal", refusal.manner())
                .with("issuers", issuers(symptoms))
                .because(refusal.evidence())
                .because(request(symptoms)))
        .stream()
        .toList();
  }

  private static Conclusion conclusion(Symptoms symptoms) {
    return symptoms
        .presentedCertificate()
        .map(presented ->
            Conclusion.of(Cause.CLIENT_CERTIFICATE_REFUSED).with("presented", presented.subject()))
        .orElseGet(() -> Conclusion.of(Cause.CLIENT_CERTIFICATE_REQUIRED));
  }

  private static Optional<Refusal> refusal(Symptoms symptoms) {
    Optional<Refusal> byAlert =
        symptoms.alert().filter(e -> isRefusal(e, symptoms)).map(e -> byAlert(e, symptoms));
    return symptoms.certificateDemand().isEmpty()
        ? byAlert
        : byAlert.or(() -> byHangingUp(symptoms)).or(() -> byHttp(symptoms));
  }

  private static boolean isRefusal(Event.AlertMessage event, Symptoms symptoms) {
    AlertDescription description = event.alert().description();
    return symptoms.certificateDemand().isPresent()
        ? REFUSALS.contains(description)
        : description.equals(AlertDescription.CERTIFICATE_REQUIRED);
  }

  private static Refusal byAlert(Event.AlertMessage event, Symptoms symptoms) {
    return new Refusal(
        "sent the alert " + event.alert().description(),
        Confidence.CERTAIN,
        Severity.ERROR,
        symptoms.evidence(event));
  }

  private static Optional<Refusal> byHangingUp(Symptoms symptoms) {
    return ServerHungUpRule.hangUp(symptoms)
        .map(end -> new Refusal(end.manner(), Confidence.LIKELY, Severity.ERROR, end.evidence()));
  }

  private static Optional<Refusal> byHttp(Symptoms symptoms) {
    if (!(symptoms.seen().http().orElse(null) instanceof HttpAnswer.Response response)
        || !HTTP_REFUSALS.contains(response.status())) {
      return Optional.empty();
    }
    String manner = "answered the request with HTTP status " + response.status();
    return Optional.of(
        new Refusal(
            manner,
            Confidence.LIKELY,
            Severity.WARNING,
            new Evidence.OfHttp("The server " + manner + ".")));
  }

  private static List<Evidence> request(Symptoms symptoms) {
    return symptoms
        .certificateDemand()
        .map(asked -> symptoms.evidence(asked.request(), "The server sent a CertificateRequest."))
        .stream()
        .toList();
  }

  private static Value issuers(Symptoms symptoms) {
    List<String> names =
        symptoms.certificateDemand().map(CertificateDemand::authorities).orElse(List.of()).stream()
            .map(name -> "\"" + name + "\"")
            .toList();
    return names.isEmpty() ? new Value.Text("an issuer it does not name") : new Value.Names(names);
  }
}

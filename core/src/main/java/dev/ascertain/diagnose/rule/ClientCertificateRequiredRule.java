package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.verify.Severity;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.CertificateAuthorities;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.x509.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The server asked for a certificate of the client, and ended it for want of one.
 *
 * <p>In TLS 1.3 the refusal comes after our side of the handshake is complete (RFC 9846 section
 * 4.5.1.3).
 */
final class ClientCertificateRequiredRule implements DiagnosticRule {
  /** By these a server refuses what we sent when it asked: no certificate at all. */
  private static final Set<AlertDescription> REFUSALS =
      Set.of(
          AlertDescription.HANDSHAKE_FAILURE,
          AlertDescription.NO_CERTIFICATE,
          AlertDescription.BAD_CERTIFICATE,
          AlertDescription.UNSUPPORTED_CERTIFICATE,
          AlertDescription.CERTIFICATE_UNKNOWN,
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
            Conclusion.of(Cause.CLIENT_CERTIFICATE_REQUIRED)
                .with(refusal.confidence())
                .with(refusal.severity())
                .with("refusal", refusal.manner())
                .with("issuers", issuers(symptoms))
                .because(refusal.evidence())
                .because(request(symptoms)))
        .stream()
        .toList();
  }

  private static Optional<Refusal> refusal(Symptoms symptoms) {
    Optional<Refusal> byAlert =
        symptoms.alert().filter(e -> isRefusal(e, symptoms)).map(e -> byAlert(e, symptoms));
    return symptoms.certificateRequest().isEmpty()
        ? byAlert
        : byAlert.or(() -> byHangingUp(symptoms)).or(() -> byHttp(symptoms));
  }

  private static boolean isRefusal(Event.AlertMessage event, Symptoms symptoms) {
    AlertDescription description = event.alert().description();
    return symptoms.certificateRequest().isPresent()
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
        .certificateRequest()
        .map(event -> symptoms.evidence(event, "The server sent a CertificateRequest."))
        .stream()
        .toList();
  }

  private static Value issuers(Symptoms symptoms) {
    List<String> names =
        symptoms
            .certificateRequest()
            .map(ClientCertificateRequiredRule::authorities)
            .orElse(List.of())
            .stream()
            .map(name -> "\"" + text(name) + "\"")
            .toList();
    return names.isEmpty() ? new Value.Text("an issuer it does not name") : new Value.Names(names);
  }

  private static List<Opaque> authorities(Event.Message event) {
    return switch (event.message()) {
      case CertificateRequest12 request -> request.certificateAuthorities();
      case CertificateRequest13 request ->
          request
              .extensions()
              .find(CertificateAuthorities.class)
              .map(CertificateAuthorities::authorities)
              .orElse(List.of());
      default -> List.of();
    };
  }

  private static String text(Opaque name) {
    try {
      return Name.decode(name.bytes()).toString();
    } catch (ViolationException e) {
      return "a malformed name (" + e.violation() + ")";
    }
  }
}

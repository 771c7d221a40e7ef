package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.verify.IdentityFinding;
import dev.ascertain.wire.Rule;
import java.util.List;
import java.util.stream.Stream;

/** The server signed the handshake with another key than its certificate's. */
final class WrongKeyRule implements DiagnosticRule {

  /** For handshakes that ended before, or without, a verification. */
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    if (symptoms.found(IdentityFinding.WrongKey.class)) {
      return List.of();
    }
    List<Evidence> evidence = evidence(symptoms);
    return evidence.isEmpty()
        ? List.of()
        : List.of(
            Conclusion.of(Cause.WRONG_KEY)
                .with("certificate-key", key(symptoms))
                .because(evidence));
  }

  static Conclusion conclude(IdentityFinding.WrongKey finding, Symptoms symptoms) {
    return FindingRule.about(Cause.WRONG_KEY, finding, "tbsCertificate.subjectPublicKeyInfo")
        .with("certificate-key", key(symptoms))
        .because(evidence(symptoms));
  }

  private static List<Evidence> evidence(Symptoms symptoms) {
    Stream<Evidence> broken =
        symptoms.violation().stream()
            .filter(violation -> violation.rule() == Rule.BAD_HANDSHAKE_SIGNATURE)
            .map(violation -> ProtocolViolationRule.evidence(violation, symptoms));
    Stream<Evidence> observed =
        symptoms.seen().transcript().stream()
            .flatMap(said -> said.events(Event.KeyProven.class))
            .filter(event -> event.proof() == KeyProof.FAILED)
            .map(event ->
                symptoms.evidence(
                    event,
                    "The signature over the handshake does not verify under the key of the"
                        + " server's certificate."));
    return Stream.concat(broken, observed).limit(1).toList();
  }

  private static String key(Symptoms symptoms) {
    return symptoms
        .certificate(0)
        .map(certificate -> certificate.subjectPublicKeyInfo().toString())
        .orElse("the certificate's key");
  }
}

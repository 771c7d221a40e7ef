package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server refused the pre-shared key that was offered (RFC 9846 section 4.3.11). */
final class PresharedKeyRule implements DiagnosticRule {
  /**
   * What each alert says of the key, as the end of a sentence.
   *
   * <p>RFC 9846 section 4.3.11: if the binder "does not validate, the server MUST abort the
   * handshake". OpenSSL does so with illegal_parameter, GnuTLS with one of the others.
   */
  private static final Map<AlertDescription, String> REASONS =
      Map.of(
          AlertDescription.UNKNOWN_PSK_IDENTITY,
          "it knows no key of this identity",
          AlertDescription.DECRYPT_ERROR,
          "its key of this identity is another one: the binder did not verify",
          AlertDescription.BAD_RECORD_MAC,
          "its key of this identity is another one: the binder did not verify",
          AlertDescription.ILLEGAL_PARAMETER,
          "its key of this identity is another one: the binder did not verify",
          AlertDescription.HANDSHAKE_FAILURE,
          "it knows no key of this identity, or not this one, and has no certificate either");

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    Optional<Event.AlertMessage> alert =
        symptoms
            .alert()
            .filter(e -> symptoms.answer().isEmpty())
            .filter(e -> REASONS.containsKey(e.alert().description()));
    return alert.stream()
        .flatMap(e -> offered(symptoms).map(identity -> conclusion(e, identity, symptoms)).stream())
        .toList();
  }

  private static Conclusion conclusion(
      Event.AlertMessage event, Opaque identity, Symptoms symptoms) {
    AlertDescription description = event.alert().description();
    boolean certain =
        description.equals(AlertDescription.UNKNOWN_PSK_IDENTITY)
            || description.equals(AlertDescription.DECRYPT_ERROR);
    return Conclusion.of(Cause.PSK_REFUSED)
        .with(certain ? Confidence.CERTAIN : Confidence.LIKELY)
        .with("identity", OfferedPsks.text(identity))
        .with("refusal", "sent the alert " + description)
        .with("reason", REASONS.getOrDefault(description, ""))
        .because(symptoms.evidence(event));
  }

  private static Optional<Opaque> offered(Symptoms symptoms) {
    return symptoms
        .offer()
        .flatMap(e -> ((ClientHello) e.message()).extensions().find(OfferedPsks.class))
        .map(psks -> psks.identities().getFirst().identity());
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.Optional;
import java.util.Set;

/**
 * Our ClientHello was not answered by a ServerHello or HelloRetryRequest, and the server did not
 * say why in so many words.
 *
 * @param manner how, in words that follow "the server"
 * @param how the manner's kind
 * @param evidence where it is to be seen
 */
record Refused(String manner, How how, Evidence evidence) {

  /** The kinds of refusal, which have different causes. */
  enum How {
    /** An alert that a server sends for want of something in common: 40, 71, 80. */
    NOTHING_IN_COMMON,
    /** Another alert, by which it complains of the ClientHello. */
    COMPLAINT,
    /** FIN, RST or a bare close_notify. */
    HUNG_UP,
    /** Nothing came before the deadline. */
    SILENCE
  }

  private static final Set<AlertDescription> NOTHING_IN_COMMON =
      Set.of(
          AlertDescription.HANDSHAKE_FAILURE,
          AlertDescription.INSUFFICIENT_SECURITY,
          AlertDescription.INTERNAL_ERROR);

  private static final Set<AlertDescription> COMPLAINTS =
      Set.of(
          AlertDescription.UNEXPECTED_MESSAGE,
          AlertDescription.RECORD_OVERFLOW,
          AlertDescription.ILLEGAL_PARAMETER,
          AlertDescription.DECODE_ERROR,
          AlertDescription.PROTOCOL_VERSION,
          AlertDescription.MISSING_EXTENSION,
          AlertDescription.UNSUPPORTED_EXTENSION);

  /** What a refusal may rest on that only the user can change: no other offer is tried then. */
  private static final Set<ExtensionType> OF_THE_USER =
      Set.of(
          ExtensionType.PRE_SHARED_KEY,
          ExtensionType.ENCRYPTED_CLIENT_HELLO,
          ExtensionType.SERVER_CERTIFICATE_TYPE,
          ExtensionType.CLIENT_CERTIFICATE_TYPE);

  /** What a refusal may also come from, once the same ClientHello was answered. */
  static final Candidate ONLY_SOMETIMES =
      new Candidate(
          "It fails only sometimes: it answered the same ClientHello when that was sent again.",
          "It answers some of many tries; behind a load balancer, some servers do.");

  /** How the server refused our ClientHello; empty if it did not, or said why. */
  static Optional<Refused> of(Symptoms symptoms) {
    boolean ordinary =
        symptoms
            .offer()
            .map(event -> ((ClientHello) event.message()).extensions())
            .filter(extensions -> OF_THE_USER.stream().noneMatch(extensions::has))
            .isPresent();
    return !ordinary || symptoms.answer().isPresent()
        ? Optional.empty()
        : byAlert(symptoms).or(() -> byHangingUp(symptoms)).or(() -> bySilence(symptoms));
  }

  /**
   * The question that shows whether a refusal comes and goes, once another offer was taken: an
   * alert has its reason, but who hangs up or is silent may only be overloaded.
   */
  Optional<Probe> confirmation(Symptoms symptoms) {
    return switch (how) {
      case NOTHING_IN_COMMON, COMPLAINT -> Optional.empty();
      case HUNG_UP, SILENCE ->
          symptoms.answerOf(Probe.AGAIN).isEmpty() ? Optional.of(Probe.AGAIN) : Optional.empty();
    };
  }

  private static Optional<Refused> byAlert(Symptoms symptoms) {
    return symptoms
        .alert()
        .filter(e ->
            NOTHING_IN_COMMON.contains(e.alert().description())
                || COMPLAINTS.contains(e.alert().description()))
        .map(e -> {
          AlertDescription description = e.alert().description();
          return new Refused(
              manner(description),
              COMPLAINTS.contains(description) ? How.COMPLAINT : How.NOTHING_IN_COMMON,
              symptoms.evidence(e));
        });
  }

  /** A refusal by an alert, in words that follow "the server". */
  static String manner(AlertDescription description) {
    return "sent the alert %s (%d)".formatted(description, description.value());
  }

  private static Optional<Refused> byHangingUp(Symptoms symptoms) {
    // A warning about the name is a reason given.
    return new UnrecognizedNameRule().says(symptoms).isPresent()
        ? Optional.empty()
        : ServerHungUpRule.hangUp(symptoms)
            .map(end -> new Refused(end.manner(), How.HUNG_UP, end.evidence()));
  }

  private static Optional<Refused> bySilence(Symptoms symptoms) {
    return symptoms
        .seen()
        .handshakeFailure()
        .filter(f -> f instanceof NetworkFailure.TimedOut t && t.stage() == Stage.HANDSHAKE)
        .filter(_ -> symptoms.unfinishedBytes() == 0 && symptoms.alert().isEmpty())
        .filter(_ -> symptoms.violation().isEmpty())
        .map(f -> new Refused("did not answer", How.SILENCE, new Evidence.OfNetwork(f.sentence())));
  }
}

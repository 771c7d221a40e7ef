package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.EchChoice;
import dev.ascertain.observation.EchLookup;
import dev.ascertain.observation.EncryptedHello;
import dev.ascertain.verify.Severity;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.EchRetryConfigs;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ClientHello could not be encrypted, or the server did not decrypt it (RFC 9849). */
final class EchRule implements DiagnosticRule {

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    List<Conclusion> conclusions = new ArrayList<>();
    symptoms
        .seen()
        .encryptedHello()
        .ifPresent(encrypted -> {
          rejected(encrypted, symptoms).ifPresent(conclusions::add);
          outdated(encrypted, symptoms).ifPresent(conclusions::add);
          unusable(encrypted, symptoms).ifPresent(conclusions::add);
        });
    return conclusions;
  }

  /** It ended for that, once the server had proven that it has the public name. */
  private static Optional<Conclusion> rejected(EncryptedHello encrypted, Symptoms symptoms) {
    boolean again = encrypted.rejection().isPresent();
    return symptoms
        .violation()
        .filter(violation -> violation.rule() == Rule.ECH_REJECTED)
        .map(violation ->
            about(encrypted)
                .with("answer", again ? secondAnswer() : answer(symptoms))
                .with("advice", advice(again || sentConfigs(symptoms)))
                .because(ProtocolViolationRule.evidence(violation, symptoms)));
  }

  private static String secondAnswer() {
    return "It sent other configurations, and rejected what was encrypted to those as well";
  }

  private static String answer(Symptoms symptoms) {
    return sentConfigs(symptoms)
        ? "It sent other configurations (`retry_configs`), none of which can be used here"
        : "It sent no other configuration (`retry_configs`): it says that it does not, or no"
            + " longer, decrypt ClientHellos";
  }

  private static String advice(boolean sentConfigs) {
    return sentConfigs
        ? "its servers have different keys, or keys that none can use: let all of them have the"
            + " keys of all configurations that are published"
        : "remove the configuration from DNS, or give its keys to this server";
  }

  private static boolean sentConfigs(Symptoms symptoms) {
    return symptoms.seen().transcript().stream()
        .flatMap(said -> said.messages(EncryptedExtensions.class))
        .anyMatch(e ->
            ((EncryptedExtensions) e.message())
                .extensions()
                .find(EchRetryConfigs.class)
                .isPresent());
  }

  /** The first connection ended for that; this one goes by what the server sent. */
  private static Optional<Conclusion> outdated(EncryptedHello encrypted, Symptoms symptoms) {
    return encrypted
        .rejection()
        .flatMap(before -> symptoms.seen().transcript())
        .flatMap(said ->
            said.events(Event.EchAnswered.class).filter(Event.EchAnswered::accepted).findFirst())
        .map(event ->
            about(encrypted)
                .with(Severity.WARNING)
                .with(
                    "answer",
                    "It sent another configuration (`retry_configs`), with which a second"
                        + " connection was accepted")
                .with("advice", "publish the configuration that it sends, and give time to caches")
                .because(
                    symptoms.evidence(
                        event,
                        "What was encrypted to the configuration that the server sent was"
                            + " accepted.")));
  }

  private static Conclusion about(EncryptedHello encrypted) {
    return Conclusion.of(Cause.ECH_REJECTED).with("public-name", publicName(encrypted));
  }

  private static String publicName(EncryptedHello encrypted) {
    return encrypted
        .rejection()
        .map(EncryptedHello.Rejection::transcript)
        .flatMap(EchRule::serverName)
        .or(() -> encrypted.choice().chosen().map(chosen -> chosen.config().publicName()))
        .orElse("");
  }

  private static Optional<String> serverName(Transcript said) {
    return said.messages(ClientHello.class)
        .findFirst()
        .flatMap(e -> ((ClientHello) e.message()).extensions().find(ServerName.class))
        .flatMap(ServerName::hostName);
  }

  /** None of the configurations could be used, so that the name went out in the clear. */
  private static Optional<Conclusion> unusable(EncryptedHello encrypted, Symptoms symptoms) {
    EchChoice choice = encrypted.choice();
    if (choice.chosen().isPresent()) {
      return Optional.empty();
    }
    Conclusion conclusion =
        encrypted.lookup().flatMap(EchRule::withoutConfigs).orElseGet(() -> noneSuitable(choice));
    return symptoms.seen().transcript().stream()
        .flatMap(said -> said.events(Event.Message.class))
        .filter(event -> event.sender() == Sender.CLIENT)
        .findFirst()
        .map(event ->
            conclusion.because(
                symptoms.evidence(event, "The ClientHello was sent without encryption.")));
  }

  private static Conclusion noneSuitable(EchChoice choice) {
    String reasons =
        choice.passedOver().stream()
            .map(EchChoice.PassedOver::reason)
            .distinct()
            .collect(Collectors.joining("; "));
    return Conclusion.of(Cause.ECH_UNUSABLE).with("reasons", reasons);
  }

  /** DNS has no configurations, or could not be asked. */
  private static Optional<Conclusion> withoutConfigs(EchLookup lookup) {
    return switch (lookup.outcome()) {
      case EchLookup.Found _ -> Optional.empty();
      case EchLookup.NotPublished none ->
          Optional.of(Conclusion.of(Cause.ECH_NOT_PUBLISHED).with("reason", none.reason()));
      case EchLookup.Unknown unknown ->
          Optional.of(Conclusion.of(Cause.ECH_LOOKUP_FAILED).with("reason", unknown.reason()));
      case EchLookup.Malformed malformed ->
          Optional.of(Conclusion.of(Cause.ECH_UNUSABLE).with("reasons", malformed.reason()));
    };
  }
}

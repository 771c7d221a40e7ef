package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.List;

/**
 * The server chose an older version, and its random says that it could have spoken a newer one (RFC
 * 9846 section 4.2.3): somebody between took the newer one out of our offer.
 */
final class DowngradeRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .violation()
        .filter(violation -> violation.rule() == Rule.DOWNGRADE)
        .map(violation ->
            Conclusion.of(Cause.DOWNGRADE)
                .with("offered", symptoms.offeredVersions().getFirst().toString())
                .with("chosen", chosen(symptoms))
                .because(ProtocolViolationRule.evidence(violation, symptoms)))
        .stream()
        .toList();
  }

  private static String chosen(Symptoms symptoms) {
    return symptoms
        .answer()
        .map(Event.Message::message)
        .filter(ServerHello.class::isInstance)
        .map(hello -> ((ServerHello) hello).legacyVersion().toString())
        .orElse("an older one");
  }
}

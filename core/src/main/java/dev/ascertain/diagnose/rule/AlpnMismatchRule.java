package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;

/**
 * The server speaks none of the application protocols offered: alert 120 (RFC 7301 section 3.2).
 */
final class AlpnMismatchRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .alert()
        .filter(e -> e.alert().description().equals(AlertDescription.NO_APPLICATION_PROTOCOL))
        .map(event ->
            Conclusion.of(Cause.ALPN_MISMATCH)
                .with("offered", new Value.Names(offered(symptoms)))
                .because(symptoms.evidence(event)))
        .stream()
        .toList();
  }

  private static List<String> offered(Symptoms symptoms) {
    return symptoms
        .offer()
        .flatMap(event ->
            ((ClientHello) event.message())
                .extensions()
                .find(ApplicationLayerProtocolNegotiation.class))
        .map(ApplicationLayerProtocolNegotiation::protocolNameList)
        .orElse(List.of());
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.List;

/**
 * The server does not answer renegotiation_info (RFC 5746 section 3.4), so that it is open to
 * having a request put before those of its client, if it renegotiates at all.
 */
final class LegacyRenegotiationRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    boolean offered =
        symptoms
            .offer()
            .filter(event ->
                ((ClientHello) event.message()).extensions().has(ExtensionType.RENEGOTIATION_INFO))
            .isPresent();
    return symptoms
        .answer()
        .filter(event -> offered && event.message() instanceof ServerHello hello && isSilent(hello))
        .map(event ->
            Conclusion.of(Cause.LEGACY_RENEGOTIATION)
                .with("version", ((ServerHello) event.message()).legacyVersion().toString())
                .because(
                    symptoms.evidence(
                        event, "The server's ServerHello has no renegotiation_info.")))
        .stream()
        .toList();
  }

  private static boolean isSilent(ServerHello hello) {
    boolean older =
        hello.selectedVersion().isEmpty()
            && hello.legacyVersion().value() <= ProtocolVersion.TLS_1_2.value();
    return older && !hello.extensions().has(ExtensionType.RENEGOTIATION_INFO);
  }
}

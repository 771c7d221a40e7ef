package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;
import dev.ascertain.wire.Rule;
import java.util.List;

/** The server sent an empty list of certificates (RFC 9846 section 4.5.1.3). */
final class NoCertificateRule implements DiagnosticRule {

  /** The engine ends such a handshake before there is anything to verify. */
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .violation()
        .filter(violation -> violation.rule() == Rule.EMPTY_CERTIFICATE_LIST)
        .filter(violation -> !symptoms.found(ChainFinding.NoCertificate.class))
        .map(violation ->
            Conclusion.of(Cause.NO_CERTIFICATE)
                .because(ProtocolViolationRule.evidence(violation, symptoms)))
        .stream()
        .toList();
  }

  static Conclusion conclude(ChainFinding.NoCertificate finding) {
    return FindingRule.about(Cause.NO_CERTIFICATE, finding, "");
  }
}

package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.util.List;

/** A certificate that is not what RFC 5280 defines, or cannot be read at all. */
final class MalformedCertificateRule implements DiagnosticRule {

  /** The engine cannot go on without the server's key, so its word stands in for verification's. */
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .violation()
        .filter(violation -> violation.rule() == Rule.UNREADABLE_CERTIFICATE)
        .filter(violation -> !symptoms.found(ChainFinding.MalformedCertificate.class))
        .map(violation ->
            conclusion(violation, Conclusion.of(Cause.MALFORMED_CERTIFICATE))
                .with("certificate", symptoms.nameOf(0))
                .because(ProtocolViolationRule.evidence(violation, symptoms)))
        .stream()
        .toList();
  }

  static Conclusion conclude(ChainFinding.MalformedCertificate finding, Symptoms symptoms) {
    Violation violation = finding.violation();
    return conclusion(
        violation,
        FindingRule.about(Cause.MALFORMED_CERTIFICATE, finding, violation.path(), symptoms));
  }

  private static Conclusion conclusion(Violation violation, Conclusion begun) {
    return begun
        .with("violation", violation.toString())
        .with("reference", violation.rule().reference());
  }
}

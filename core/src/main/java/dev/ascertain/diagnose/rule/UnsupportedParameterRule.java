package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.Rule;
import java.util.List;

/** The server chose something that was offered and is legal, but that our engine cannot do. */
final class UnsupportedParameterRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .violation()
        .filter(violation -> violation.rule() == Rule.UNSUPPORTED_PARAMETER)
        .map(violation ->
            Conclusion.of(Cause.UNSUPPORTED_PARAMETER)
                .with("parameter", violation.actual())
                .because(ProtocolViolationRule.evidence(violation, symptoms)))
        .stream()
        .toList();
  }
}

package dev.ascertain.diagnose.rule;

import java.util.List;

/**
 * The server refuses our ClientHello for want of a scheme: it takes the same one with others
 * ({@code signature_algorithms}).
 */
final class NoCommonSignatureSchemeRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return Refused.of(symptoms)
        .filter(_ -> WideAnswer.missing(symptoms).equals(List.of(WideAnswer.Kind.SCHEME)))
        .map(refused ->
            Conclusion.of(Cause.NO_COMMON_SIGNATURE_SCHEME)
                .with("manner", refused.manner())
                .with(
                    "offered",
                    new Value.Names(WideAnswer.offered(WideAnswer.Kind.SCHEME, symptoms)))
                .with("taken", WideAnswer.of(symptoms).orElseThrow().chosen(WideAnswer.Kind.SCHEME))
                .because(symptoms.furtherEvidence())
                .because(refused.evidence()))
        .stream()
        .toList();
  }
}
